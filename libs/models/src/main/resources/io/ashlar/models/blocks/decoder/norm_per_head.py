def forward(self, x: Tensor) -> Tensor:
  # (tokens, heads, headDim), a norm of its own for each head
  weight = torch.stack([$weights])
  return torch.mul(torch.layer_norm(torch.to(x, ops.prim.dtype(weight)), [$width], None, None, $eps), weight)
