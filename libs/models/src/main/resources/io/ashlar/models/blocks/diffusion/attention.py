def forward(self, x: Tensor, context: Tensor, residual: Tensor) -> Tensor:
  # x (batch, rows, width), context (batch, tokens, contextWidth)
  a = __torch__.ashlar.attend_pictures(self.to_q.forward(x), self.to_k.forward(context), self.to_v.forward(context), $heads, None, None, 0.)
  return getattr(self.to_out, "0").add(a, residual)
