// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/passwords.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa {

QString withoutPasswords(QString text)
{
    // Up to the last @ within the quotation marks: a password may hold one, blanks and slashes. Our own examples of an
    // address say "password" there.
    static const QRegularExpression inAddress(u"(\\w://[^\\s:“”]*:)(?!password@)[^“”\\n]*@"_s);
    static const QRegularExpression named(
        u"(\\w*password|\\bpasswd)(\\s*=\\s*)('(?:\\\\.|[^'\\\\])*'|\"[^\"]*\"|[^\\s&;“”]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.replace(inAddress, u"\\1…@"_s).replace(named, u"\\1\\2…"_s);
}

} // namespace catalpa
