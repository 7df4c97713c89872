def biased(self, qs: Tensor, ks: Tensor, g: int, shared: List[Tensor]) -> Tensor:
  table = torch.transpose(torch.index_select(self.distance_embedding.weight, 0, shared[2 * g + 1]), 0, 1)
  return self.along(qs, table, shared[2 * g])
