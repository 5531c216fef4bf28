// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "houserule.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace catalpa::lint {

std::function<QList<Offence>(const SourceFile &)> forbid(Where where, View view, const QString &pattern)
{
    return [where = std::move(where), view, expression = QRegularExpression(pattern)](const SourceFile &file) {
        QList<Offence> offences;
        const auto excepted = [&](const QString &start) {
            return file.path.startsWith(start);
        };
        if (!file.isCpp() || !file.path.startsWith(where.in) || std::ranges::any_of(where.except, excepted))
            return offences;

        const QString text = view == View::Code ? codeOnly(file.text) : withoutComments(file.text);
        auto matches = expression.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            offences.append({file.path, lineAt(text, match.capturedStart()), match.captured().simplified()});
        }
        return offences;
    };
}

QList<HouseRule> houseRules()
{
    return layerRules() + callRules() + textRules() + formRules() + structureRules();
}

} // namespace catalpa::lint
