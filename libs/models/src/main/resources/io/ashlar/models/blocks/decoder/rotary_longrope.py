  far = torch.unsqueeze(torch.gt(totals, $trained), 1)
  stretch = torch.where(far, torch.unsqueeze(torch.tensor($long, dtype=6), 0), torch.unsqueeze(torch.tensor($short, dtype=6), 0))
  inv = torch.div(self.inverse(torch.full([1, 1], $base, dtype=6)), stretch)
