// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace catalpa {

//! A code with what it stands for, in English.
struct NamedCode {
    QString code;
    QString name;

    bool operator==(const NamedCode &) const = default;
};

//! The lines "code name" of a list that is a part of the program (resources/codes).
QList<NamedCode> codeList(const QString &file);

//! Languages of ISO 639, by name: two letters where there are two ("de"), else three ("grc").
const QList<NamedCode> &languages();
//! The English name of such a code; empty for any other text.
QString languageName(const QString &code);
//! The code of the language that a text names in full: in English, in the language of the system, as it is called by
//! those who speak it, or by one of its codes in ISO 639-1 and 639-2. Nothing for any other text.
std::optional<QString> languageNamed(const QString &text);
//! The languages that a text may be the beginning of, the likeliest first; none for an empty text.
QList<NamedCode> languagesBeginning(const QString &text);

//! MARC's roles of people in books, those that are usual first, then by name.
const QList<NamedCode> &relators();
//! The roles that a text may be the beginning of, the likeliest first; all for an empty text.
QList<NamedCode> relatorsBeginning(const QString &text);

} // namespace catalpa
