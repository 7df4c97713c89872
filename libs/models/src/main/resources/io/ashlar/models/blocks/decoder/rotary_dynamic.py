  length = torch.clamp(torch.to(totals, 6), $trained)
  grown = torch.pow(torch.sub(torch.div(torch.mul(length, $factor), $trained), $less), $exponent)
  inv = self.inverse(torch.unsqueeze(torch.mul(grown, $base), 1))
