// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/naming.h"

#include "core/filing/filingwords.h"
#include "core/filing/letters.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::filing {

Naming namingOf(const QString &country)
{
    using Named = std::pair<QLatin1StringView, Naming>;
    static constexpr std::array all{
        Named("english country", Naming::English),     Named("french country", Naming::French),
        Named("german country", Naming::German),       Named("spanish country", Naming::Spanish),
        Named("japanese country", Naming::Japanese),   Named("east asian country", Naming::EastAsian),
        Named("belgian country", Naming::Belgian),     Named("italian country", Naming::Italian),
        Named("hungarian country", Naming::Hungarian), Named("vietnamese country", Naming::Vietnamese),
        Named("direct country", Naming::Undivided),    Named("other order country", Naming::Patronymic)};
    qsizetype first = 0;
    qsizetype end = country.size();
    while (first < end && country.at(first) == u' ')
        ++first;
    while (end > first && country.at(end - 1) == u' ')
        --end;
    if (first == end)
        return Naming::Unknown;
    const QString place = inSmallLetters(country.mid(first, end - first));
    for (const auto &[list, naming] : all) {
        if (FilingWords::instance().contains(list, place))
            return naming;
    }
    return Naming::Other;
}

} // namespace catalpa::filing
