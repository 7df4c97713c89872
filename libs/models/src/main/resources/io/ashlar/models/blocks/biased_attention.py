def attended(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], shared: List[Tensor]) -> Tensor:
  q, k, v = self.project(x)
  outs = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    count = max(counts[g], 1)
    shape = [count, lengths[g], $heads, $size]
    tokens = count * lengths[g]
    qs = torch.transpose(torch.reshape(torch.narrow(q, 0, starts[g], tokens), shape), 1, 2)  # (batch, heads, length, headDim)
    ks = torch.transpose(torch.reshape(torch.narrow(k, 0, starts[g], tokens), shape), 1, 2)
    vs = torch.transpose(torch.reshape(torch.narrow(v, 0, starts[g], tokens), shape), 1, 2)
$blind    bias = self.biased(qs, ks, g, shared)
    if counts[g] < 0:  # as in attend: padding is not attended to
      unseen = torch.ge(torch.arange(lengths[g]), -counts[g])
      if ops.prim.dtype(bias) == 5:
        bias = torch.to(bias, 6)  # fp16 has no number so low
      bias = torch.masked_fill(bias, unseen, -1e+30)
$level    out = self.weighted(qs, ks, vs, bias)
    outs.append(torch.reshape(torch.transpose(out, 1, 2), [tokens, $width]))
  return torch.cat(outs)
