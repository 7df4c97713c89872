def forward(self, x: Tensor, context: Tensor) -> Tensor:
  # (batch, rows, width)
  h = self.norm1.forward(x)
  x = self.attn1.forward(h, $own, x)
  h = self.norm2.forward(x)
  x = self.attn2.forward(h, context, x)
  h = self.norm3.forward(x)
  h = getattr(self.ff.net, "0").proj.forward(h)
  return getattr(self.ff.net, "2").add(h, x)
