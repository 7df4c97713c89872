def forward(self, x: Tensor) -> Tensor:
  none = annotate(Optional[Tensor], None)
  x = self.conv_in.forward(x)
  $body
  return self.conv_out.forward(torch.silu(self.conv_norm_out.forward(x)))
