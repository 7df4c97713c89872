def forward(self, x: Tensor) -> Tensor:
  return torch.layer_norm($x, [$width], $weight, None, $eps)
