// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/column.h"

#include "base/text.h"
#include "exchange/csv/columnnames.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

struct FieldFacts {
    Field field;
    const char *key;
    const char *name;
};

constexpr std::array facts{
    FieldFacts{Field::Title, "title", QT_TRANSLATE_NOOP("Catalpa", "Title")},
    FieldFacts{Field::TitleWithSeries, "title-with-series", QT_TRANSLATE_NOOP("Catalpa", "Title (series, #number)")},
    FieldFacts{Field::Subtitle, "subtitle", QT_TRANSLATE_NOOP("Catalpa", "Subtitle")},
    FieldFacts{Field::SortTitle, "sort-title", QT_TRANSLATE_NOOP("Catalpa", "Sort title")},
    FieldFacts{Field::SortCharacter, "sort-character", QT_TRANSLATE_NOOP("Catalpa", "Sort character")},
    FieldFacts{Field::Authors, "authors", QT_TRANSLATE_NOOP("Catalpa", "Authors")},
    FieldFacts{Field::AuthorHeadings, "author-headings", QT_TRANSLATE_NOOP("Catalpa", "Authors as they are filed")},
    FieldFacts{Field::Editors, "editors", QT_TRANSLATE_NOOP("Catalpa", "Editors")},
    FieldFacts{Field::Translators, "translators", QT_TRANSLATE_NOOP("Catalpa", "Translators")},
    FieldFacts{Field::Illustrators, "illustrators", QT_TRANSLATE_NOOP("Catalpa", "Illustrators")},
    FieldFacts{Field::Contributors, "contributors", QT_TRANSLATE_NOOP("Catalpa", "Contributors")},
    FieldFacts{Field::People, "people", QT_TRANSLATE_NOOP("Catalpa", "People with roles")},
    FieldFacts{Field::AuthorDates, "author-dates", QT_TRANSLATE_NOOP("Catalpa", "Dates of the author")},
    FieldFacts{Field::SortName, "sort-name", QT_TRANSLATE_NOOP("Catalpa", "Sort name of the author")},
    FieldFacts{Field::OtherNames, "other-names", QT_TRANSLATE_NOOP("Catalpa", "Other names of the author")},
    FieldFacts{Field::AuthorIdentifiers, "author-identifiers",
               QT_TRANSLATE_NOOP("Catalpa", "Identifiers of the author")},
    FieldFacts{Field::Country, "country", QT_TRANSLATE_NOOP("Catalpa", "Country of the author")},
    FieldFacts{Field::Biography, "biography", QT_TRANSLATE_NOOP("Catalpa", "Biography of the author")},
    FieldFacts{Field::Language, "language", QT_TRANSLATE_NOOP("Catalpa", "Language")},
    FieldFacts{Field::Date, "date", QT_TRANSLATE_NOOP("Catalpa", "Publication date")},
    FieldFacts{Field::Publisher, "publisher", QT_TRANSLATE_NOOP("Catalpa", "Publisher")},
    FieldFacts{Field::Publication, "publication", QT_TRANSLATE_NOOP("Catalpa", "Publisher, year and edition")},
    FieldFacts{Field::Place, "place", QT_TRANSLATE_NOOP("Catalpa", "Place")},
    FieldFacts{Field::Edition, "edition", QT_TRANSLATE_NOOP("Catalpa", "Edition")},
    FieldFacts{Field::Series, "series", QT_TRANSLATE_NOOP("Catalpa", "Series")},
    FieldFacts{Field::SeriesNumber, "series-number", QT_TRANSLATE_NOOP("Catalpa", "Number in the series")},
    FieldFacts{Field::Extent, "extent", QT_TRANSLATE_NOOP("Catalpa", "Extent")},
    FieldFacts{Field::Pages, "pages", QT_TRANSLATE_NOOP("Catalpa", "Number of pages")},
    FieldFacts{Field::Subjects, "subjects", QT_TRANSLATE_NOOP("Catalpa", "Subjects")},
    FieldFacts{Field::Notes, "notes", QT_TRANSLATE_NOOP("Catalpa", "Notes")},
    FieldFacts{Field::MarkedNotes, "html-notes", QT_TRANSLATE_NOOP("Catalpa", "Notes in HTML")},
    FieldFacts{Field::Isbn, "isbn", QT_TRANSLATE_NOOP("Catalpa", "ISBN")},
    FieldFacts{Field::Issn, "issn", QT_TRANSLATE_NOOP("Catalpa", "ISSN")},
    FieldFacts{Field::Lccn, "lccn", QT_TRANSLATE_NOOP("Catalpa", "LCCN")},
    FieldFacts{Field::Oclc, "oclc", QT_TRANSLATE_NOOP("Catalpa", "OCLC number")},
    FieldFacts{Field::Doi, "doi", QT_TRANSLATE_NOOP("Catalpa", "DOI")},
    FieldFacts{Field::Identifiers, "identifiers", QT_TRANSLATE_NOOP("Catalpa", "Identifiers with schemes")},
    FieldFacts{Field::OtherIdentifiers, "other-identifiers", QT_TRANSLATE_NOOP("Catalpa", "Other identifiers")},
    FieldFacts{Field::ShelfMark, "shelf-mark", QT_TRANSLATE_NOOP("Catalpa", "Shelf mark")},
    FieldFacts{Field::Copies, "copies", QT_TRANSLATE_NOOP("Catalpa", "Copies")},
};

struct PresetFacts {
    Preset preset;
    const char *key;
    const char *name;
};

constexpr std::array programs{
    PresetFacts{Preset::General, "general", QT_TRANSLATE_NOOP("Catalpa", "Any table")},
    PresetFacts{Preset::Catalpa, "catalpa", "Catalpa"},
    PresetFacts{Preset::Goodreads, "goodreads", "Goodreads"},
    PresetFacts{Preset::LibraryThing, "librarything", "LibraryThing"},
    PresetFacts{Preset::Calibre, "calibre", "calibre"},
    PresetFacts{Preset::Zotero, "zotero", "Zotero"},
    PresetFacts{Preset::Koha, "koha", "Koha"},
};

const PresetFacts &factsOf(Preset preset)
{
    return programs.at(std::size_t(preset));
}

QStringList simplified(const QStringList &header)
{
    static const QRegularExpression noise(u"[^\\p{L}\\p{N}$&-]+"_s);
    QStringList names;
    for (const QString &name : header)
        names.append(name.normalized(QString::NormalizationForm_C)
                         .replace(u'_', u' ')
                         .replace(noise, u" "_s)
                         .simplified()
                         .toLower());
    return names;
}

//! The program whose table has these columns.
Preset presetOf(const QStringList &names)
{
    static const QRegularExpression marcTag(u"^[0-9]{3}[$ ]?[a-z]$"_s);
    const auto has = [&](const QString &name) {
        return names.contains(name);
    };
    if (has(u"people"_s) && has(u"sort title"_s))
        return Preset::Catalpa;
    if (has(u"author l-f"_s) || (has(u"exclusive shelf"_s) && has(u"bookshelves"_s)))
        return Preset::Goodreads;
    if (has(u"primary author"_s))
        return Preset::LibraryThing;
    if (has(u"author sort"_s) || (has(u"authors"_s) && has(u"series index"_s)))
        return Preset::Calibre;
    if (has(u"item type"_s) && has(u"publication title"_s))
        return Preset::Zotero;
    if (has(u"biblionumber"_s) || has(u"itemcallnumber"_s) || names.indexOf(marcTag) >= 0)
        return Preset::Koha;
    return Preset::General;
}

} // namespace

QString fieldKey(Field field)
{
    const auto *found = std::find_if(facts.begin(), facts.end(), [=](const FieldFacts &f) { return f.field == field; });
    return found == facts.end() ? QString() : QString::fromLatin1(found->key);
}

Field fieldOf(const QString &key)
{
    const auto *found =
        std::find_if(facts.begin(), facts.end(), [&](const FieldFacts &f) { return key == QLatin1StringView(f.key); });
    return found == facts.end() ? Field::None : found->field;
}

QString fieldName(Field field)
{
    const auto *found = std::find_if(facts.begin(), facts.end(), [=](const FieldFacts &f) { return f.field == field; });
    return found == facts.end() ? Text::tr("Not taken") : Text::tr(found->name);
}

const QList<Field> &fields()
{
    static const QList<Field> all = [] {
        QList<Field> list;
        for (const FieldFacts &fact : facts)
            list.append(fact.field);
        return list;
    }();
    return all;
}

QString presetKey(Preset preset)
{
    return QString::fromLatin1(factsOf(preset).key);
}

QString presetName(Preset preset)
{
    return preset == Preset::General ? Text::tr(factsOf(preset).name) : QString::fromLatin1(factsOf(preset).name);
}

const QList<Preset> &presets()
{
    static const QList<Preset> all{Preset::General, Preset::Catalpa, Preset::Goodreads, Preset::LibraryThing,
                                   Preset::Calibre, Preset::Zotero,  Preset::Koha};
    return all;
}

ColumnMapping mappingFor(const QStringList &header)
{
    return mappingFor(header, presetOf(simplified(header)));
}

ColumnMapping mappingFor(const QStringList &header, Preset preset)
{
    ColumnMapping mapping{preset, false, {}};
    const QStringList names = simplified(header);
    const bool isFrench = names.contains(u"titre"_s) || names.contains(u"auteur"_s);
    for (const QString &name : names) {
        const bool isSeries = preset == Preset::General && isFrench && name == u"collection"_s;
        const Field field = isSeries ? Field::Series : fieldNamed(name, preset);
        mapping.hasHeader = mapping.hasHeader || field != Field::None;
        mapping.columns.append(usualColumn(field, preset));
    }
    return mapping;
}

Column usualColumn(Field field, Preset preset)
{
    return {field, separatorOf(field, preset), preset == Preset::Catalpa, preset == Preset::Koha};
}

} // namespace catalpa::exchange
