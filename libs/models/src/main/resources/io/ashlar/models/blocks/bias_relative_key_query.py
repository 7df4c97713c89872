def biased(self, qs: Tensor, ks: Tensor, g: int, shared: List[Tensor]) -> Tensor:
  index = shared[2 * g]
  table = torch.transpose(torch.index_select(self.distance_embedding.weight, 0, shared[2 * g + 1]), 0, 1)
  return torch.add(self.along(qs, table, index), torch.transpose(self.along(ks, table, torch.t(index)), 2, 3))
