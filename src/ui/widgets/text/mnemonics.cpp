// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/text/mnemonics.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {

QString literalLabel(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

QString readLabel(const QString &label)
{
    QString spoken;
    for (qsizetype at = 0; at < label.size(); ++at) {
        if (label.at(at) == u'&' && at + 1 < label.size())
            ++at; // The next one is meant, also when it is another &.
        spoken += label.at(at);
    }
    return spoken;
}

} // namespace catalpa::ui
