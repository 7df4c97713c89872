def heads(self, x: Tensor, turns: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor]:
  # queries (tokens, heads, headDim), keys and values (tokens, sharedHeads, headDim)
  q, k, v = self.project(x)
  q = torch.to($query, ops.prim.dtype(v))
  k = torch.to($key, ops.prim.dtype(v))
  return (q, k, v)
def packed_context(self, x: Tensor, turns: List[Tensor], starts: List[int], lengths: List[int], counts: List[int]) -> Tensor:
  q, k, v = self.heads(x, turns)
  dropout = 0.
  if self.training:
    dropout = $attention_dropout
  return __torch__.ashlar.causal(q, k, v, starts, lengths, counts, $window, $scale, $cap, $slopes, $coarse, dropout)
def first_context(self, x: Tensor, turns: List[Tensor], starts: List[int], lengths: List[int], counts: List[int], keys: Tensor, values: Tensor, longest: int) -> Tensor:
  q, k, v = self.heads(x, turns)
  slots = __torch__.ashlar.store(keys, values, k, v, starts, lengths, counts, longest)
  return __torch__.ashlar.causal(q, k, v, starts, lengths, counts, $window, $scale, $cap, $slopes, $coarse, 0.)
def next_context(self, x: Tensor, turns: List[Tensor], keys: Tensor, values: Tensor, first: int, at: int, mask: Optional[Tensor]) -> Tensor:
  q, k, v = self.heads(x, turns)
  return __torch__.ashlar.onward(q, k, v, keys, values, first, at, mask, $window, $scale, $cap)
