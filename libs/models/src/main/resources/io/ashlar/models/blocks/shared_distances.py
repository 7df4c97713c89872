def shared(self, positions: Tensor, lengths: List[int]) -> List[Tensor]:
  # for each group: the place of each pair's distance among those it has (length, length), and their rows in the table
  found = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    length = lengths[g]
    row = self.row(torch.arange(1 - length, length))  # (2 * length - 1), never falling
    first = int(torch.select(row, 0, 0))
    token = torch.arange(length)
    distance = torch.sub(torch.unsqueeze(token, 1), torch.sub(token, length - 1))
    index = torch.index_select(torch.sub(row, first), 0, torch.reshape(distance, [-1]))
    found.append(torch.reshape(index, [length, length]))
    found.append(torch.arange(first, int(torch.select(row, 0, -1)) + 1))
$more  return found
def row(self, distance: Tensor) -> Tensor:
$row