// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QRegularExpression>

namespace catalpa {

//! What is to be found in texts, and what is to stand there instead.
struct ReplacementRule {
    QString find{};
    QString with{}; //!< In a pattern, \\1 to \\9 mean what its groups have found, \\0 all of it, \\\\ a backslash.
    bool isPattern = false; //!< A regular expression, as PCRE2 understands it.
    bool matchesCase = false;
    bool wholeWords = false;
};

//! A rule that is ready to be used, from any thread. Texts are compared in Unicode NFC.
class Replacement {
public:
    //! Or ErrorKind::Invalid, with what is wrong with the pattern.
    static Result<Replacement> from(const ReplacementRule &rule);

    //! The text with everything replaced, and how often that was. ErrorKind::Busy for a pattern that would be at it for
    //! too long.
    Result<std::pair<QString, int>> in(const QString &text) const;

private:
    QString insertion(const QRegularExpressionMatch &match) const;

    QRegularExpression m_pattern;
    QString m_with;
    bool m_isPattern = false;
};

} // namespace catalpa
