def biased(self, qs: Tensor, ks: Tensor, g: int, shared: List[Tensor]) -> Tensor:
  return shared[g]
