def forward(self, ids: Tensor, types: Tensor, positions: Tensor) -> Tensor:
  x = $sum
  return torch.dropout(self.LayerNorm.forward(x), $dropout, self.training)
