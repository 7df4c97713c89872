def forward(self, x: Tensor) -> Tensor:
  # (batch, channels, height, width); running statistics move where it trains
  n = self.normalization
  x = $convolution
  return torch.batch_norm(x, n.weight, n.bias, torch.detach(n.running_mean), torch.detach(n.running_var), self.training, 0.1, $eps, False)
def activated(self, x: Tensor) -> Tensor:
  return $activation
def added(self, x: Tensor, residual: Tensor) -> Tensor:
  return torch.add(self.forward(x), residual)
