def forward(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor) -> Tensor:
  # (tokens) each -> fp32 (sequences, answer): the mean of all tokens of a sequence stands for it
  x = self.$encoder.forward(ids, types, positions, starts, lengths, counts)
  means = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    group = torch.narrow(x, 0, starts[g], lengths[g] * counts[g])
    means.append(torch.mean(torch.reshape(group, [counts[g], lengths[g], torch.size(x, 1)]), [1]))
  return torch.to(self.$head(torch.cat(means)), 6)
