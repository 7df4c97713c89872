def attended(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], shared: List[Tensor]) -> Tensor:
  q, k, v = self.project(x)
  sizes = __torch__.ashlar.tokens(lengths, counts)
  qg = __torch__.ashlar.grouped(q, starts, sizes)
  kg = __torch__.ashlar.grouped(k, starts, sizes)
  vg = __torch__.ashlar.grouped(v, starts, sizes)
  outs = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    count = max(counts[g], 1)
    shape = [count, lengths[g], $heads, $size]
    tokens = count * lengths[g]
    qs = torch.transpose(torch.reshape(qg[g], shape), 1, 2)  # (batch, heads, length, headDim)
    ks = torch.transpose(torch.reshape(kg[g], shape), 1, 2)
    vs = torch.transpose(torch.reshape(vg[g], shape), 1, 2)
$blind    bias = self.biased(qs, ks, g, shared)
    if counts[g] < 0:  # as in attend: padding is not attended to
      unseen = torch.ge(torch.arange(lengths[g]), -counts[g])
      if ops.prim.dtype(bias) == 5:
        bias = torch.to(bias, 6)  # fp16 has no number so low
      bias = torch.masked_fill(bias, unseen, -1e+30)
$level    out = self.weighted(qs, ks, vs, bias)
    outs.append(torch.reshape(torch.transpose(out, 1, 2), [tokens, $width]))
  return torch.cat(outs)
