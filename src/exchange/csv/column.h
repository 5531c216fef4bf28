// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace catalpa::exchange {

//! What a column of a table holds.
enum class Field {
    None, //!< Nothing that is taken.
    Title,
    TitleWithSeries, //!< "The Hobbit (Middle-earth, #1)".
    Subtitle,
    SortTitle,
    SortCharacter, //!< The place in the title, from 1, of the letter under which it is filed.
    People, //!< As Catalpa writes them; see peopleFrom().
    Authors, //!< Names in any order; "Čapek, Karel" is told by its comma.
    AuthorHeadings, //!< The same authors as they are filed; they take the place of Authors.
    Editors,
    Translators,
    Illustrators,
    Contributors,
    AuthorDates, //!< Of the first author.
    SortName, //!< Of the first author; what the names alone do not say.
    OtherNames, //!< Of the first author.
    AuthorIdentifiers, //!< Of the first author, "viaf:12345; isni:0000000121032683".
    Country, //!< Of the first author.
    Biography, //!< Of the first author.
    Language,
    Date,
    Publisher,
    Publication, //!< "Allen & Unwin (1937), Edition: 2nd, 310 pages".
    Place,
    Edition,
    Series,
    SeriesNumber,
    Extent,
    Pages, //!< A number.
    Subjects,
    Notes,
    MarkedNotes, //!< In HTML.
    Isbn,
    Issn,
    Lccn,
    Oclc,
    Doi,
    OtherIdentifiers,
    Identifiers, //!< "isbn:0306406152,doi:10.1000/1": each with its scheme.
    ShelfMark,
    Copies,
};

//! "title", "author-headings" …, as it is typed and remembered.
QString fieldKey(Field field);
//! Field::None for a key of none.
Field fieldOf(const QString &key);
//! What people read.
QString fieldName(Field field);
//! All but None, in the order in which people are offered them.
const QList<Field> &fields();

//! Programs whose tables are known, besides our own.
enum class Preset { General, Catalpa, Goodreads, LibraryThing, Calibre, Zotero, Koha };

QString presetKey(Preset preset);
//! What people read: the program's name.
QString presetName(Preset preset);
const QList<Preset> &presets();

//! How the cells of one column are read.
struct Column {
    Field field = Field::None;
    QString separator{}; //!< Between the values of a cell; empty where a cell has one value.
    bool isEscaped = false; //!< A separator that belongs to a value has a backslash before it.
    bool isPunctuated = false; //!< With the punctuation of ISBD at its end: "The Hobbit /".

    bool operator==(const Column &) const = default;
};

//! How a table is read: a column of the file for each of \a columns, in its order.
struct ColumnMapping {
    Preset preset = Preset::General;
    bool hasHeader = true; //!< The first row names the columns.
    QList<Column> columns;
    bool isHeaderGuessed = false; //!< Nobody has said whether the first row does.

    bool operator==(const ColumnMapping &) const = default;
};

//! The mapping for the first row of a file: that of the program whose columns these are, else by common names in
//! English and in other languages of Europe, and in Chinese and Japanese. A row of which nothing is known is no header.
//! A name that is there twice is taken each time.
ColumnMapping mappingFor(const QStringList &header);
//! The same, when somebody has said whose columns these are.
ColumnMapping mappingFor(const QStringList &header, Preset preset);

//! The separators and marks that a field usually has in the tables of a program; for a column that is mapped by hand.
Column usualColumn(Field field, Preset preset);

} // namespace catalpa::exchange
