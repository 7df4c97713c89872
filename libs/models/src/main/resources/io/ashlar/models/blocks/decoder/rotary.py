def inverse(self, base: Tensor) -> Tensor:
  # inverse frequencies of bases (n, 1) -> (n, pairs)
  return torch.reciprocal(torch.pow(base, torch.unsqueeze(torch.div(torch.to(torch.arange(0, $dim, 2), 6), $dim), 0)))
def forward(self, positions: Tensor, totals: Tensor) -> List[Tensor]:
  # positions, and how long each token's sequence is by now, (tokens) each -> cosines and sines (tokens, 1, turned), fp32
$frequencies
  angles = torch.mul(torch.unsqueeze(torch.to(positions, 6), 1), inv)
  both = $both
  return [torch.unsqueeze(torch.mul(torch.cos(both), $factor), 1), torch.unsqueeze(torch.mul(torch.sin(both), $factor), 1)]
