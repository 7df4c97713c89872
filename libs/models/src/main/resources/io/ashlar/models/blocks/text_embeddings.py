def forward(self, ids: Tensor, types: Tensor, positions: Tensor) -> Tensor:
  x = $sum
  return torch.dropout(self.$norm.forward($projected), $dropout, self.training)
