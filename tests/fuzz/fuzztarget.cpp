// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzztarget.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace catalpa::fuzz {

const FuzzTarget *fuzzTarget(const QByteArray &name)
{
    for (const auto targets : {textTargets(), fileTargets(), recordTargets()}) {
        const auto found = std::find_if(targets.begin(), targets.end(),
                                        [&name](const FuzzTarget &target) { return name == target.name; });
        if (found != targets.end())
            return &*found;
    }
    return nullptr;
}

void require(bool kept, const char *promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "Not kept: %s\n", promise);
    std::abort();
}

} // namespace catalpa::fuzz
