def times(self, t: Tensor, width: int) -> Tensor:
  # (count) -> (count, width): waves of the timestep, from fast to slow
  half = width // 2
  places = torch.to(torch.arange(half, dtype=4, device=ops.prim.device(t)), 6)
  speeds = torch.exp(torch.div(torch.mul(places, -9.210340371976184), half - $freq_shift))
  angles = torch.mul(torch.unsqueeze(torch.to(t, 6), 1), torch.unsqueeze(speeds, 0))
  return torch.cat([$waves], 1)
def forward(self, sample: Tensor, timestep: Tensor, context: Tensor, pooled: Tensor, sizes: Tensor) -> Tensor:
  # sample (batch, channels, height, width), timestep (1), context (batch, tokens, width),
  # pooled (batch, width) and sizes (batch, 6) where the text's vector and the picture's sizes also tell
  like = self.conv_in.bias
  context = torch.to(context, ops.prim.dtype(like))
  embedded = self.time_embedding.forward(torch.to(self.times(timestep, $time_width), ops.prim.dtype(like)))
  $added
  time = torch.silu(embedded)
  time = torch.contiguous(torch.expand(time, [torch.size(sample, 0), -1]))
  x = self.conv_in.forward(torch.contiguous(torch.to(sample, ops.prim.dtype(like)), memory_format=2))
  skips = [x]
  $body
  x = torch.silu(self.conv_norm_out.forward(x))
  return torch.to(self.conv_out.forward(x), 6)
def step(self, sample: Tensor, timestep: Tensor, context: Tensor, pooled: Tensor, sizes: Tensor, guidance: float) -> Tensor:
  # context of twice the sample's batch: without the prompt, then with it; the answer goes on from the one to the other
  batch = torch.size(sample, 0)
  if torch.size(context, 0) == batch:
    noise = self.forward(sample, timestep, context, pooled, sizes)
  else:
    both = self.forward(torch.cat([sample, sample]), timestep, context, pooled, sizes)
    without = torch.narrow(both, 0, 0, batch)
    noise = torch.add(without, torch.mul(torch.sub(torch.narrow(both, 0, batch, batch), without), guidance))
  return torch.contiguous(noise)
