def bias(self, queries: int, keys: int, at: int) -> Tensor:
  # of the queries from position at on over keys from 0 on: (1, heads, queries, keys)
  distance = torch.sub(torch.unsqueeze(torch.arange(keys, dtype=4), 0), torch.unsqueeze(torch.arange(at, at + queries, dtype=4), 1))
  buckets = __torch__.ashlar.relative_buckets(distance, $both, $buckets, $furthest)
  return torch.contiguous(torch.unsqueeze(torch.permute(self.$table.forward(buckets), [2, 0, 1]), 0))
def biases(self, groups: List[int]) -> List[Tensor]:
  found = annotate(List[Tensor], [])
  for g in range(torch.len(groups) // 5):
    n = groups[5 * g + 1]
    found.append($one)
  return found
def step_bias(self, tokens: int, at: int) -> Optional[Tensor]:
  return self.bias(tokens, at + tokens, at)
