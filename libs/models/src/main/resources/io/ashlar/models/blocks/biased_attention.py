def attended(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], shared: List[Tensor]) -> Tensor:
  q, k, v = self.project(x)
  outs = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    shape = [counts[g], lengths[g], $heads, $size]
    tokens = counts[g] * lengths[g]
    qs = torch.transpose(torch.reshape(torch.narrow(q, 0, starts[g], tokens), shape), 1, 2)  # (batch, heads, length, headDim)
    ks = torch.transpose(torch.reshape(torch.narrow(k, 0, starts[g], tokens), shape), 1, 2)
    vs = torch.transpose(torch.reshape(torch.narrow(v, 0, starts[g], tokens), shape), 1, 2)
    out = self.weighted(qs, ks, vs, self.biased(qs, ks, g, shared))
    outs.append(torch.reshape(torch.transpose(out, 1, 2), [tokens, $width]))
  return torch.cat(outs)
