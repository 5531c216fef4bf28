// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace catalpa::exchange {

//! The forms in which records come and go.
enum class Format {
    Unknown, //!< None of these.
    Csv, //!< Cells with a delimiter between them: RFC 4180 and its dialects.
    Xlsx,
    Marc, //!< MARC 21 and UNIMARC in ISO 2709.
    MarcXml,
    MarcJson,
    Mods,
    BibTex, //!< Also what biblatex has added.
    Ris,
    EndNote, //!< Lines with a percent sign and a letter, from EndNote and refer.
    CslJson,
    DublinCore,
    Html,
};

//! "csv", "marc" …, as it is typed in a terminal.
QString formatKey(Format format);
//! Format::Unknown for a key of none.
Format formatOf(const QString &key);
//! What people read: "MARC 21 (ISO 2709)".
QString formatName(Format format);
//! The usual ending of a file's name, without the dot.
QString formatSuffix(Format format);

const QList<Format> &readableFormats();
const QList<Format> &writableFormats();

} // namespace catalpa::exchange
