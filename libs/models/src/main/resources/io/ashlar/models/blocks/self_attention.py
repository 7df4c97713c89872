def attended(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], shared: List[Tensor]) -> Tensor:
  q, k, v = self.project(x)
  dropout = 0.
  if self.training:
    dropout = $dropout
  return __torch__.ashlar.attend(q, k, v, $heads, starts, lengths, counts, dropout)
