"""Writes what transformers 4.57.1 renders: chat-cases.json (templates in the manner of well-known families, with
conversations) and jinja/language-cases.json (pieces of the language).

    python make_chat_cases.py
"""
import json
from pathlib import Path

from transformers.utils.chat_template_utils import _compile_jinja_template, render_jinja_template

HERE = Path(__file__).parent

CHATML = (
    "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>' + '\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
HEADERS = """{{- bos_token }}
{%- if custom_tools is defined %}
    {%- set tools = custom_tools %}
{%- endif %}
{%- if not date_string is defined %}
    {%- set date_string = "26 Jul 2024" %}
{%- endif %}
{%- if not tools is defined %}
    {%- set tools = none %}
{%- endif %}
{#- The system message comes first, whoever wrote it. #}
{%- if messages[0]['role'] == 'system' %}
    {%- set system_message = messages[0]['content']|trim %}
    {%- set messages = messages[1:] %}
{%- else %}
    {%- set system_message = "" %}
{%- endif %}
{{- "<|start_header_id|>system<|end_header_id|>\\n\\n" }}
{%- if tools is not none %}
    {{- "Environment: ipython\\n" }}
{%- endif %}
{{- "Today: " + date_string + "\\n\\n" }}
{%- if tools is not none %}
    {%- for t in tools %}
        {{- t | tojson(indent=4) }}
        {{- "\\n\\n" }}
    {%- endfor %}
{%- endif %}
{{- system_message }}
{{- "<|eot_id|>" }}
{%- for message in messages %}
    {%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}
        {{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n'+ message['content'] | trim + '<|eot_id|>' }}
    {%- elif 'tool_calls' in message %}
        {%- if not message.tool_calls|length == 1 %}
            {{- raise_exception("One tool call at a time!") }}
        {%- endif %}
        {%- set tool_call = message.tool_calls[0].function %}
        {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' -}}
        {{- '{"name": "' + tool_call.name + '", ' }}
        {{- '"parameters": ' }}
        {{- tool_call.arguments | tojson }}
        {{- "}" }}
        {{- "<|eot_id|>" }}
    {%- elif message.role == "tool" or message.role == "ipython" %}
        {{- "<|start_header_id|>ipython<|end_header_id|>\\n\\n" }}
        {%- if message.content is mapping or message.content is iterable %}
            {{- message.content | tojson }}
        {%- else %}
            {{- message.content }}
        {%- endif %}
        {{- "<|eot_id|>" }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
{%- endif %}
"""
THINKING = """{%- if tools %}
    {{- '<|im_start|>system\\n' }}
    {%- if messages[0].role == 'system' %}
        {{- messages[0].content + '\\n\\n' }}
    {%- endif %}
    {{- "# Tools\\n\\n<tools>" }}
    {%- for tool in tools %}
        {{- "\\n" }}
        {{- tool | tojson }}
    {%- endfor %}
    {{- "\\n</tools><|im_end|>\\n" }}
{%- else %}
    {%- if messages[0].role == 'system' %}
        {{- '<|im_start|>system\\n' + messages[0].content + '<|im_end|>\\n' }}
    {%- endif %}
{%- endif %}
{%- set ns = namespace(multi_step_tool=true, last_query_index=messages|length - 1) %}
{%- for message in messages[::-1] %}
    {%- set index = (messages|length - 1) - loop.index0 %}
    {%- if ns.multi_step_tool and message.role == "user" and message.content is string and not(message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}
        {%- set ns.multi_step_tool = false %}
        {%- set ns.last_query_index = index %}
    {%- endif %}
{%- endfor %}
{%- for message in messages %}
    {%- if message.content is string %}
        {%- set content = message.content %}
    {%- else %}
        {%- set content = '' %}
    {%- endif %}
    {%- if (message.role == "user") or (message.role == "system" and not loop.first) %}
        {{- '<|im_start|>' + message.role + '\\n' + content + '<|im_end|>' + '\\n' }}
    {%- elif message.role == "assistant" %}
        {%- set reasoning_content = '' %}
        {%- if '</think>' in content %}
            {%- set reasoning_content = content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}
            {%- set content = content.split('</think>')[-1].lstrip('\\n') %}
        {%- endif %}
        {%- if loop.index0 > ns.last_query_index and (loop.last or reasoning_content) %}
            {{- '<|im_start|>' + message.role + '\\n<think>\\n' + reasoning_content.strip('\\n') + '\\n</think>\\n\\n' + content.lstrip('\\n') }}
        {%- else %}
            {{- '<|im_start|>' + message.role + '\\n' + content }}
        {%- endif %}
        {%- for tool_call in message.tool_calls or [] %}
            {%- if tool_call.function %}{%- set tool_call = tool_call.function %}{%- endif %}
            {{- '\\n<tool_call>\\n{"name": "' }}{{- tool_call.name }}{{- '", "arguments": ' }}
            {%- if tool_call.arguments is string %}{{- tool_call.arguments }}{%- else %}{{- tool_call.arguments | tojson }}{%- endif %}
            {{- '}\\n</tool_call>' }}
        {%- endfor %}
        {{- '<|im_end|>\\n' }}
    {%- elif message.role == "tool" %}
        {%- if loop.first or (messages[loop.index0 - 1].role != "tool") %}{{- '<|im_start|>user' }}{%- endif %}
        {{- '\\n<tool_response>\\n' }}{{- content }}{{- '\\n</tool_response>' }}
        {%- if loop.last or (messages[loop.index0 + 1].role != "tool") %}{{- '<|im_end|>\\n' }}{%- endif %}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\\n' }}
    {%- if enable_thinking is defined and enable_thinking is false %}{{- '<think>\\n\\n</think>\\n\\n' }}{%- endif %}
{%- endif %}"""
INSTRUCT = """{%- if messages[0]["role"] == "system" %}
    {%- set system_message = messages[0]["content"] %}
    {%- set loop_messages = messages[1:] %}
{%- else %}
    {%- set loop_messages = messages %}
{%- endif %}
{%- set user_messages = loop_messages | selectattr("role", "equalto", "user") | list %}
{%- set ns = namespace() %}
{%- set ns.index = 0 %}
{%- for message in loop_messages %}
    {%- if not (message.role == "tool" or (message.tool_calls is defined and message.tool_calls is not none)) %}
        {%- if (message["role"] == "user") != (ns.index % 2 == 0) %}
            {{- raise_exception("roles must alternate user/assistant") }}
        {%- endif %}
        {%- set ns.index = ns.index + 1 %}
    {%- endif %}
{%- endfor %}
{{- bos_token }}
{%- for message in loop_messages %}
    {%- if message["role"] == "user" %}
        {%- if loop.last and system_message is defined %}
            {{- "[INST] " + system_message + "\\n\\n" + message["content"] + "[/INST]" }}
        {%- else %}
            {{- "[INST] " + message["content"] + "[/INST]" }}
        {%- endif %}
    {%- elif message.tool_calls is defined and message.tool_calls is not none %}
        {{- "[TOOL_CALLS] [" }}
        {%- for tool_call in message.tool_calls %}
            {%- set out = tool_call.function|tojson %}
            {{- out[:-1] }}
            {{- ', "id": "' + tool_call.id + '"}' }}
            {%- if not loop.last %}{{- ", " }}{%- else %}{{- "]" + eos_token }}{%- endif %}
        {%- endfor %}
    {%- elif message["role"] == "assistant" %}
        {{- " " + message["content"]|trim + eos_token}}
    {%- else %}
        {{- '[TOOL_RESULTS] {"content": ' + message.content|string + "}[/TOOL_RESULTS]" }}
    {%- endif %}
{%- endfor %}
"""
TURNS = (
    "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}"
    "{% for message in messages %}"
    "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('Roles must alternate') }}{% endif %}"
    "{% if (message['role'] == 'assistant') %}{% set role = 'model' %}{% else %}{% set role = message['role'] %}{% endif %}"
    "{{ '<start_of_turn>' + role + '\n' + message['content'] | trim + '<end_of_turn>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{'<start_of_turn>model\n'}}{% endif %}"
)
PARTS = """{{ bos_token }}
{%- if messages[0]['role'] == 'system' -%}
    {%- if messages[0]['content'] is string -%}
        {%- set first_user_prefix = messages[0]['content'] + '\n\n' -%}
    {%- else -%}
        {%- set first_user_prefix = messages[0]['content'][0]['text'] + '\n\n' -%}
    {%- endif -%}
    {%- set loop_messages = messages[1:] -%}
{%- else -%}
    {%- set first_user_prefix = "" -%}
    {%- set loop_messages = messages -%}
{%- endif -%}
{%- for message in loop_messages -%}
    {{ '<start_of_turn>' + ('model' if message['role'] == 'assistant' else message['role']) + '\n' + (first_user_prefix if loop.first else "") }}
    {%- if message['content'] is string -%}
        {{ message['content'] | trim }}
    {%- elif message['content'] is iterable -%}
        {%- for item in message['content'] -%}
            {%- if item['type'] == 'image' -%}
                {{ '<start_of_image>' }}
            {%- elif item['type'] == 'text' -%}
                {{ item['text'] | trim }}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
    {{ '<end_of_turn>\n' }}
{%- endfor -%}
{%- if add_generation_prompt -%}
    {{'<start_of_turn>model\n'}}
{%- endif -%}
"""
PIPES = """{% for message in messages %}
{% if message['role'] == 'user' %}
{{ '<|user|>
' + message['content'] + eos_token }}
{% elif message['role'] == 'system' %}
{{ '<|system|>
' + message['content'] + eos_token }}
{% elif message['role'] == 'assistant' %}
{{ '<|assistant|>
'  + message['content'] + eos_token }}
{% endif %}
{% if loop.last and add_generation_prompt %}
{{ '<|assistant|>' }}
{% endif %}
{% endfor %}"""
GENERATION = (
    "{% macro say(role, text='') %}<{{ role|upper }}>{{ text }}</{{ role|upper }}>\n{% endmacro %}"
    "{% for m in messages %}{% if m.role == 'assistant' %}{% generation %}{{ say(m.role, text=m.content) }}"
    "{% endgeneration %}{% else %}{{ say(m.role, m.content) }}{% endif %}{% endfor %}"
)
TEMPLATES = {"chatml": CHATML, "headers": HEADERS, "thinking": THINKING, "instruct": INSTRUCT, "turns": TURNS,
             "parts": PARTS, "pipes": PIPES, "generation": GENERATION}

USER = {"role": "user", "content": " How high is it?\n"}
ASSISTANT = {"role": "assistant", "content": "<think>\nhm\n</think>\n\nAbout 324 m <b>&amp; more</b>. "}
CALL = {"role": "assistant", "content": None, "tool_calls": [
    {"id": "abc123def", "type": "function", "function": {"name": "height", "arguments": {"of": "the “Tür”", "n": 1.50, "ok": True}}}]}
TOOL = {"type": "function", "function": {"name": "height", "description": "Says < how > high & 'wide'.", "parameters": {
    "type": "object", "properties": {"of": {"type": "string"}, "n": {"type": "number", "minimum": 1e-7}}, "required": ["of"]}}}
CHATS = {
    "one": [USER],
    "system": [{"role": "system", "content": "Be brief.  "}, USER],
    "several": [USER, ASSISTANT, {"role": "user", "content": "Grüße, 日本 😀!"}],
    "prefilled": [USER, {"role": "assistant", "content": "It is "}],
    "parts": [{"role": "user", "content": [{"type": "text", "text": "See: "}, {"type": "image"}, {"type": "text", "text": " what?"}]}],
    "disorder": [ASSISTANT, USER],
    "tool": [USER, CALL, {"role": "tool", "content": "324", "name": "height"}, ASSISTANT, USER],
}


CHATS = json.loads(json.dumps(CHATS))  # no message is shared


def chats():
    done = []
    for name, template in TEMPLATES.items():
        for chat, messages in CHATS.items():
            for options in ({"add_generation_prompt": True}, {}, {"continue_final_message": True},
                            {"add_generation_prompt": True, "tools": [TOOL], "enable_thinking": False}):
                case = {"template": name, "chat": chat, **options}
                given = {"bos_token": "<s>", "eos_token": "</s>", **options}
                if "continue_final_message" in options and not isinstance(messages[-1]["content"], str):
                    continue
                try:
                    case["expected"] = render_jinja_template([messages], chat_template=template, **given)[0][0]
                except Exception as problem:
                    case["problem"] = str(problem)
                done.append(case)
    return {"templates": TEMPLATES, "chats": CHATS, "tool": TOOL, "cases": done}


PIECES = r"""
a{% if x %}b{% endif %}c
 {% if x %} b {% endif %} c
A\n  {% if x %}\n  B\n  {% endif %}\nC {# c #}\nD
A\n  {%- if x -%}\n  B\n  {%- endif -%}\nC
A\n  {%+ if x +%}\n  B\n  {% endif %}\n\nC\n
{# note #}\n  {# note #}\nx\n\n
  {{ x }}  {{- x -}}  {{ x }}\n  {{ x }}
{% raw %}{{ x }}{% endraw %}{% raw -%}  {% if %} {%- endraw %}!
{{ 'a\'b' }}{{ "c\"d\n\t\\n" }}{{ 'é\x41\u00e9\q' }}{{ 'a' 'b' }}
{{ 1 + 2 * 3 - 4 / 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 2 ** 3 ** 2 }} {{ -2 ** 2 }} {{ 1_000 }} {{ 1.5e3 }}
{{ 1 / 3 }} {{ 1e16 }} {{ 1e-5 }} {{ 123456789.125 }} {{ 0.1 + 0.2 }} {{ 5.0 }} {{ 1e22 }}
{{ 'a' + 'b' ~ 1 ~ none ~ true ~ 2.0 }} {{ 'ab' * 3 }} {{ [1] + [2, 'x'] }}
{{ 1 < 2 < 3 }} {{ 1 == 1.0 }} {{ 'a' < 'b' }} {{ 1 != 2 }} {{ 3 in [1, 2, 3] }} {{ 'x' not in 'abc' }} {{ 'k' in d }}
{{ not x }} {{ x and y }} {{ y or x }} {{ none or 'z' }} {{ x if y else 'no' }} {{ 'q' if y }}|
{{ [1, 2, 3][0] }} {{ [1, 2, 3][-1] }} {{ l[1:] }} {{ l[:-1] }} {{ l[::-1] }} {{ l[::2] }} {{ 'hello'[1:3] }} {{ 'hello'[::-1] }} {{ l[5:] }}
{{ d.k }} {{ d['k'] }} {{ d.missing }}| {{ d['missing'] is defined }} {{ d.get('k') }} {{ d.get('z', 'dflt') }} {{ d.items() | list }}
{{ {'a': 1, 'b': [true, none]} }} {{ (1, 2)[1] }} {{ [] }} {{ {} }} {{ ['it''s', "q\"q"] }}
{% for i in l %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.revindex }}{{ loop.length }} {% endfor %}
{% for i in l %}{{ loop.previtem }}<{{ i }}>{{ loop.nextitem }};{{ loop.cycle('a', 'b') }}{{ loop.changed(i > 1) }}{% endfor %}
{% for i in [] %}x{% else %}empty{% endfor %}{% for k, v in d.items() %}{{ k }}={{ v }},{% endfor %}{% for c in 'abc' %}{{ c }}-{% endfor %}
{% for i in l if i != 2 %}{{ i }}{{ loop.length }}{% endfor %}{% for i in range(5) %}{% if i == 1 %}{% continue %}{% endif %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}
{% for k in d %}{{ k }}{% endfor %}{% for i in nothing %}{{ i }}{% endfor %}{% for a, b in [[1, 2], [3, 4]] %}{{ a + b }} {% endfor %}
{% set v = 1 %}{% for i in l %}{% set v = v + i %}{{ v }} {% endfor %}{{ v }}{% if true %}{% set v = 9 %}{% endif %}{{ v }}
{% set ns = namespace(v=1, w='a') %}{% for i in l %}{% set ns.v = ns.v + i %}{% endfor %}{{ ns.v }}{{ ns.w }}{{ ns.z }}|
{% set a, b = 1, 2 %}{{ a }}{{ b }}{% set t %}x{{ a }}y{% endset %}{{ t }}{% set u | upper %}abc{% endset %}{{ u }}
{% macro f(a, b='B', c=none) %}[{{ a }}{{ b }}{{ c }}]{% endmacro %}{{ f(1) }}{{ f(1, 2) }}{{ f(1, c=3) }}{{ f() }}
{% macro g(n) %}{{ n }}{% if n > 0 %}{{ g(n - 1) }}{% endif %}{% endmacro %}{{ g(3) }}{% set late = 'L' %}{% macro h() %}{{ late }}{% endmacro %}{% set late = 'M' %}{{ h() }}
{% filter upper %}abc {{ x }}{% endfilter %}{% with q = 5, r = 6 %}{{ q + r }}{% endwith %}{{ q }}|
{{ '  ab '.strip() }}|{{ '  ab '.lstrip() }}|{{ '  ab '.rstrip() }}|{{ 'xxaxx'.strip('x') }}|{{ 'a,b,,c'.split(',') }}|{{ ' a  b c '.split() }}|{{ 'a-b-c'.split('-', 1) }}|{{ 'a-b-c'.rsplit('-', 1) }}
{{ 'aXbXc'.replace('X', '-') }} {{ 'aXbXc'.replace('X', '-', 1) }} {{ 'Abc'.lower() }} {{ 'abc'.upper() }} {{ 'hello wORLD'.title() }} {{ 'hELLO'.capitalize() }} {{ '-'.join(['a', 'b']) }}
{{ 'abc'.startswith('ab') }} {{ 'abc'.endswith(('x', 'c')) }} {{ 'abcb'.find('b') }} {{ 'abcb'.rfind('b') }} {{ 'abcb'.count('b') }} {{ 'abc'.find('z') }} {{ '12'.isdigit() }} {{ 'ab'.isalpha() }} {{ 'a\nb\r\nc'.splitlines() }}
{{ '7'.zfill(3) }} {{ 'ab'.ljust(4) }}| {{ 'ab'.rjust(4, '.') }} {{ 'ab'.center(5, '*') }} {{ 'a=b=c'.partition('=') }} {{ 'prefix-x'.removeprefix('prefix-') }} {{ 'x.txt'.removesuffix('.txt') }}
{{ '%s is %d or %.2f%%' % ('a', 3, 2.5) }} {{ '%s' % 'one' }} {{ "%s-%s" | format(1, 'b') }}
{{ x | default('d') }} {{ nothing | default('d') }} {{ '' | default('d', true) }} {{ none | d('e') }} {{ l | length }} {{ 'abc' | length }} {{ d | count }}
{{ ' a ' | trim }}| {{ 'abc' | upper | lower | title }} {{ 'hello there' | capitalize }} {{ 'a b' | replace('a', 'z') }} {{ 'a\nb\n\nc' | indent(2) }} {{ 'a\nb' | indent(2, true) }} {{ 'one two' | wordcount }}
{{ l | first }} {{ l | last }} {{ [] | first }}| {{ l | join(', ') }} {{ ms | join(',', attribute='n') }} {{ l | reverse | list }} {{ 'abc' | reverse }} {{ l | sum }} {{ l | min }} {{ l | max }} {{ [3, 1, 2] | sort }} {{ ['b', 'A', 'c'] | sort }} {{ [3, 1] | sort(reverse=true) }}
{{ ms | map(attribute='n') | list }} {{ ['a', 'b'] | map('upper') | list }} {{ ms | selectattr('n', 'gt', 1) | list }} {{ ms | rejectattr('ok') | list }} {{ l | select('odd') | list }} {{ l | reject('even') | list }} {{ [1, 0, 2] | select | list }} {{ ms | selectattr('ok') | map(attribute='n') | list }} {{ ms | map(attribute='zz', default='-') | list }}
{{ [1, 1, 2, 'a', 'A'] | unique | list }} {{ d | dictsort }} {{ d | items | list }} {{ l | batch(2) | list }} {{ ms | sort(attribute='n', reverse=true) | map(attribute='n') | list }} {% for k, g in ms | groupby('ok') %}{{ k }}:{{ g | length }} {% endfor %}
{{ '3' | int }} {{ '3.7' | int }} {{ 'x' | int(5) }} {{ 3.9 | int }} {{ '2.5' | float }} {{ 'x' | float }} {{ -3 | abs }} {{ 2.567 | round(2) }} {{ 2.5 | round }} {{ 2.1 | round(0, 'ceil') }} {{ 42 | string }} {{ true | string }}
{{ d | tojson }} {{ 'é<>&\'"\n' | tojson }} {{ [1, 2.0, none, true, {'a': []}] | tojson }} {{ {'b': 1, 'a': {'c': [1, 2]}} | tojson(indent=2) }} {{ {'b': 1, 'a': 2} | tojson(sort_keys=true) }} {{ 'é' | tojson(ensure_ascii=true) }} {{ [1, {'a': 2}] | tojson(separators=(',', ':')) }} {{ {} | tojson(indent=2) }}
{{ x is defined }} {{ nothing is undefined }} {{ none is none }} {{ 'a' is string }} {{ d is mapping }} {{ l is iterable }} {{ l is sequence }} {{ 1 is number }} {{ 1 is integer }} {{ 1.0 is float }} {{ true is boolean }} {{ true is true }} {{ 0 is false }} {{ 3 is odd }} {{ 4 is even }} {{ 9 is divisibleby 3 }} {{ 9 is divisibleby(2) }} {{ 1 is eq 1 }} {{ 'a' is in ['a'] }} {{ x is not none }} {{ 'A' is upper }} {{ 'a' is lower }} {{ true is sameas true }} {{ range is callable }} {{ true is number }} {{ 'a' is iterable and 'a' is not mapping }}
{{ range(3) | list }} {{ range(1, 7, 2) | list }} {{ range(3, 0, -1) | list }} {{ dict(a=1, b='x') }} {% set j = joiner(';') %}{{ j() }}a{{ j() }}b
{{ "a" if x else "b" ~ "c" }} {{ ("a" if not x else "b") ~ "c" }} {{ x|length > 0 and x[0] == 'v' }} {{ -l|length }} {{ l|length - 1 }} {{ not l|length == 3 }} {{ 'a' in 'abc' and not 'z' in 'abc' }}
{{ 'ab\nc' | tojson | length }} {{ ('a', 'b') | join }} {{ (1,) }} {{ 'x' ~ (1, 2) | length }} {{ '<a href="x">b</a>' | striptags }} {{ '<&>' | e }} {{ 'some longer text here' | truncate(10) }} {{ 'abc' | list }} {{ 'ß' | upper }}
{{ ''.join([]) }}| {{ 'a.b'.split('.')[-1] | upper }} {{ d['k'].upper() }} {{ d.l[0] }} {{ d.l.0 }} {{ d.n.m.o }} {{ d.keys() | list }} {{ d.values() | list | length }} {{ l.index(2) }} {{ l.count(2) }}
{%- for m in ms -%}{%- if loop.first -%}[{%- endif -%}{{ m.n }}{%- if not loop.last -%},{% else %}]{%- endif -%}{%- endfor -%}
{{ nothing.x }}
{{ 'a' + 1 }}
{{ raise_exception('no ' ~ x) }}
{{ ''.__class__ }}
{{ l.append(1) }}
{{ nothing + 'a' }}
{{ d.k.nothing() }}
{% if %}{% endif %}
{% for i in l %}
{{ 'a' | nofilter }}
{{ x is notest }}
{% include 'x' %}
{{ 5 % 0 }}
{{ range(1000000) }}
{% set d.k = 1 %}
{{ {'a': 1}.update({'b': 2}) }}
{{ none.x.y }}
{{ 1 in 2 }}
{{ 'abc'.nomethod }}|{{ l.nomethod }}|{{ l[9] }}|{{ 'abc'[9] }}|{{ none.x }}|
"""
GIVEN = {"x": "v", "y": "", "l": [1, 2, 3], "d": {"k": "val", "l": [5], "n": {"m": {"o": "deep"}}},
         "ms": [{"n": 1, "ok": True}, {"n": 3, "ok": False}, {"n": 2, "ok": True}]}


def pieces():
    done = []
    for piece in PIECES.strip("\n").split("\n"):
        source = piece.replace("\\n{", "\n{").replace("}\\n", "}\n").replace("\\n ", "\n ")
        case = {"template": source}
        try:
            case["expected"] = _compile_jinja_template(source).render(**GIVEN)
        except Exception as problem:
            case["problem"] = str(problem)
        done.append(case)
    return {"given": GIVEN, "cases": done}


def write(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n")


write(HERE / "chat-cases.json", chats())
write(HERE / "jinja" / "language-cases.json", pieces())
