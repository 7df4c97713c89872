def shared(self, positions: Tensor, lengths: List[int]) -> List[Tensor]:
  # for each group: a bias for each head and pair of tokens (1, heads, length, length)
  found = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    token = torch.arange(lengths[g])
    bucket = self.bucket(torch.sub(torch.unsqueeze(token, 0), torch.unsqueeze(token, 1)))
    found.append(torch.unsqueeze(torch.permute(self.$table.forward(bucket), [2, 0, 1]), 0))
  return found
def bucket(self, distance: Tensor) -> Tensor:
  # 32 of them whatever the table has: 8 near distances of their own, then wider and wider up to 128, both ways
  back = torch.mul(torch.to(torch.gt(distance, 0), 4), 16)
  far = torch.abs(distance)
  wide = torch.div(torch.log(torch.div(torch.to(torch.clamp(far, 1), 6), 8)), $log_span)
  bucket = torch.add(torch.to(torch.mul(wide, 8), 4), 8)
  return torch.add(back, torch.where(torch.lt(far, 8), far, torch.clamp(bucket, None, 15)))
