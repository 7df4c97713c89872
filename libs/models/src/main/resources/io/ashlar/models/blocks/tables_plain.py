def rows(self, projected: Tensor) -> Tensor:
  # (distances, width) -> (heads, headDim, distances)
  return torch.permute(torch.reshape(projected, [-1, $heads, $size]), [1, 2, 0])
def table(self, used: Tensor, shared: List[Tensor]) -> Tensor:
  return __torch__.ashlar.dropped(torch.index_select(shared[torch.len(shared) - 1], 0, used), $hidden_dropout, self.training)
