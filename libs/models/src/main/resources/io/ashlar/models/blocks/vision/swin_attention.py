def attended(self, x: Tensor) -> Tensor:
  # (batch, height, width, channels); attention inside windows, which in every second layer are shifted by half
  batch = torch.size(x, 0)
  height = torch.size(x, 1)
  width = torch.size(x, 2)
  window = $window
  shift = $shift
  $limit
  tall = height + (window - height % window) % window
  wide = width + (window - width % window) % window
  if tall > height or wide > width:
    x = torch.constant_pad_nd(x, [0, 0, 0, wide - width, 0, tall - height], 0)
  if shift > 0:
    x = torch.roll(x, [-shift, -shift], [1, 2])
  q, k, v = self.project(__torch__.ashlar.windows(x, window))
  bias = torch.to(self.attention.self.forward(), ops.prim.dtype(q))
  if shift > 0:
    bias = __torch__.ashlar.windowed_bias(bias, __torch__.ashlar.shifted_mask(tall, wide, window, shift, bias), batch)
  dropout = 0.
  if self.training:
    dropout = $attention_dropout
  a = $attend
  a = __torch__.ashlar.unwindowed(a, window, tall, wide)
  if shift > 0:
    a = torch.roll(a, [shift, shift], [1, 2])
  if tall > height or wide > width:
    a = torch.contiguous(torch.narrow(torch.narrow(a, 1, 0, height), 2, 0, width))
  return a
