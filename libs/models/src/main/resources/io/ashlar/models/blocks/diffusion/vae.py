def forward(self, latents: Tensor) -> Tensor:
  # (batch, channels, h, w) -> (batch, 3, 8 h, 8 w) from 0 to 1
  z = torch.div(torch.to(latents, 6), $scaling)
  z = torch.contiguous(torch.to(z, ops.prim.dtype(self.decoder.conv_in.bias)), memory_format=2)
  $post
  x = self.decoder.forward(z)
  return torch.contiguous(torch.clamp(torch.add(torch.div(torch.to(x, 6), 2.), 0.5), 0., 1.))
