def attended(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int]) -> Tensor:
  q, k, v = self.project(x)
  dropout = 0.
  if self.training:
    dropout = $attention_dropout
  return __torch__.ashlar.attend(q, k, v, $heads, starts, lengths, counts, dropout)
def after(self, a: Tensor, x: Tensor) -> Tensor:
  x = self.$norm1.forward(self.$out.add(a, x))
  return self.$norm2.forward(self.$down.add(self.$up.activated(x), x))
def forward(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int]) -> Tensor:
  return self.after(self.attended(x, starts, lengths, counts), x)
def selected(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor) -> Tensor:
  # what forward gives at these rows, and nothing else computed after the attention
  a = self.attended(x, starts, lengths, counts)
  return self.after(torch.index_select(a, 0, rows), torch.index_select(x, 0, rows))
