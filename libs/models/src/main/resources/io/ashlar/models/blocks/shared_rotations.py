def shared(self, positions: Tensor, lengths: List[int]) -> List[Tensor]:
  # cosine and sine of each token's angles (tokens, headDim), for each of the bases
  found = annotate(List[Tensor], [])
  for base in [$bases]:
    half = torch.div(torch.to(torch.arange(0, $size, 2), 6), $size)
    angle = torch.mul(torch.unsqueeze(torch.to(positions, 6), 1), torch.reciprocal(torch.pow(base, half)))
    angles = torch.cat([angle, angle], 1)
    found.append(torch.cos(angles))
    found.append(torch.sin(angles))
  return found
