def forward(self, embedded: Tensor, x: Tensor, starts: List[int], lengths: List[int], counts: List[int]) -> Tensor:
  # a convolution of the embeddings along each sequence, added to what the first layer gave
  width = torch.size(x, 1)
  weight = torch.to(self.conv.weight, ops.prim.dtype(x))
  outs = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    count = max(counts[g], 1)
    tokens = lengths[g] * count
    rows = torch.reshape(torch.narrow(embedded, 0, starts[g], tokens), [count, lengths[g], width])
    out = torch.conv1d(torch.transpose(torch.to(rows, ops.prim.dtype(x)), 1, 2), weight, torch.to(self.conv.bias, ops.prim.dtype(x)), [1], [$padding], [1], $groups)
    outs.append(torch.reshape(torch.transpose(out, 1, 2), [tokens, width]))
  y = __torch__.ashlar.dropped(torch.cat(outs), $dropout, self.training)
  return __torch__.ashlar.unpadded(self.LayerNorm.forward(torch.add(x, $activated)), lengths, counts)
