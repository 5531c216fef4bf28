// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/details.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <array>
#include <optional>

namespace catalpa::exchange {

//! How a name is written.
enum class NameForm {
    Natural, //!< "Karel Čapek": where it is filed is for the rules to find.
    Heading, //!< "Čapek, Karel", and also "Plato": as it is filed.
    Body, //!< A corporate body or a meeting: filed as it is written.
};

//! Somebody who has a part in a book.
struct Person {
    QString name;
    NameForm form = NameForm::Natural;
    QString role; //!< A MARC relator code, such as "aut"; empty where the source does not say.
    QString dates{}; //!< Of the life, as given: "1890-1938".
    QString fuller{}; //!< The name in full where the source has it beside initials: "John Ronald Reuel Tolkien".
    QString filedAs{}; //!< Where the source files it, said beside the name: "Natsume, Sōseki".

    bool operator==(const Person &) const = default;
};

enum class IdentifierKind { Isbn, Issn, Lccn, Oclc, Doi, Other };

struct Identifier {
    IdentifierKind kind;
    QString value; //!< An ISBN without hyphens; of Other a scheme, a colon and the value: "asin:B0042".

    bool operator==(const Identifier &) const = default;
};

//! What a file says about one book. Everything is text in NFC, without blanks at its ends; what is empty is not said.
struct ExchangeRecord {
    QString title;
    QString subtitle;
    QString sortTitle; //!< The title as the source files it: "Hobbit" of "The Hobbit".
    QList<Person> people; //!< In the order of the source; the first is the author where there is one.
    QString language; //!< By ISO 639: two letters where it has two, else three; else as given.
    QString date; //!< As given: "1937", "c1937", "1937-09-21".
    QString publisher;
    QString place;
    QString edition;
    QString series;
    QString seriesNumber;
    QString extent;
    QStringList subjects;
    QStringList notes; //!< May have several lines.
    QList<Identifier> identifiers;
    QString shelfMark;
    std::optional<int> copies; //!< 0 or more.
    QString country; //!< Of the first author, as given.
    QString biography; //!< Of the first author; may have several lines.
    AuthorDetails author; //!< Of the first author: other names and identifiers.
    bool isDeleted = false; //!< The source says that it is not there any more; it is not to be added.
    QStringList problems; //!< Sentences for the librarian: what could not be taken as it is.

    bool operator==(const ExchangeRecord &) const = default;
};

//! By what the author of a record may be known elsewhere.
inline constexpr std::array identifierFields{AuthorField::Viaf, AuthorField::Isni, AuthorField::Orcid, AuthorField::Gnd,
                                             AuthorField::Wikidata};

//! The record as it is to be handed on: each text by tidied(), lists without what is empty or there twice, ISBNs
//! without hyphens, the language by languageCode(), roles by roleCode(); a problem for each number whose check digit is
//! wrong.
ExchangeRecord tidiedRecord(ExchangeRecord record);

//! Of several places of a source that mean \a field the first one that says something counts.
void setOnce(QString &field, const QString &value);

//! The two as one line, "title: subtitle"; the title alone where there is no subtitle.
QString fullTitle(const QString &title, const QString &subtitle);

} // namespace catalpa::exchange
