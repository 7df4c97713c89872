def forward(self, x: Tensor) -> Tensor:
  return torch.layer_norm(torch.to(x, ops.prim.dtype(self.weight)), [$width], self.weight, None, $eps)
