  kept = self.inverse(torch.full([1, 1], $base, dtype=6))
  ramp = torch.clamp(torch.div(torch.sub(torch.to(torch.arange($pairs), 6), $low), $range), 0., 1.)
  inv = torch.add(torch.mul(torch.div(kept, $factor), ramp), torch.mul(kept, torch.rsub(ramp, 1.)))
