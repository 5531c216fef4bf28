// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/columnnames.h"

#include "exchange/csv/columnwords.h"

#include <QtCore/QHash>
#include <QtCore/QMap>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! The names of columns, with bars between them, that hold one thing.
struct NamedField {
    Field field;
    const char *names;
};

using Names = QHash<QString, Field>;

template <std::size_t size>
Names namesOf(const std::array<NamedField, size> &table)
{
    Names names;
    for (const NamedField &entry : table) {
        for (const QString &name : QString::fromLatin1(entry.names).split(u'|'))
            names.insert(name, entry.field);
    }
    return names;
}

constexpr std::array general{
    NamedField{Field::Title, "title|book title|book|main title|titles"},
    NamedField{Field::Subtitle, "subtitle|sub title|sub-title"},
    NamedField{Field::SortTitle, "sort title|title sort"},
    NamedField{Field::Authors, "author|authors|author s|author name|writer|creator|by"},
    NamedField{Field::AuthorHeadings, "author sort"},
    NamedField{Field::Editors, "editor|editors"},
    NamedField{Field::Translators, "translator|translators"},
    NamedField{Field::Illustrators, "illustrator|illustrators"},
    NamedField{Field::Contributors, "contributor|contributors|additional authors|other authors"},
    NamedField{Field::AuthorDates, "author dates|life dates"},
    NamedField{Field::Country, "country|author country|nationality"},
    NamedField{Field::Biography, "bio|biography|author bio"},
    NamedField{Field::Language, "language|languages|lang"},
    NamedField{Field::Date,
               "year|date|publication date|publication year|year published|date published|published|"
               "pubdate|copyright date|original publication year"},
    NamedField{Field::Publisher, "publisher|publishers"},
    NamedField{Field::Place, "place|place of publication|publication place|city"},
    NamedField{Field::Edition, "edition"},
    NamedField{Field::Series, "series|series title"},
    NamedField{Field::SeriesNumber, "series number|series index|volume|number in series"},
    NamedField{Field::Extent, "extent|physical description"},
    NamedField{Field::Pages, "pages|page count|number of pages|num pages"},
    NamedField{Field::Subjects, "subject|subjects|keywords|tags|genre|genres|category|categories"},
    NamedField{Field::Notes, "note|notes|comment|comments|description|summary|abstract"},
    NamedField{Field::Isbn, "isbn|isbns|isbn10|isbn-10|isbn 10|isbn13|isbn-13|isbn 13|ean"},
    NamedField{Field::Issn, "issn"},
    NamedField{Field::Lccn, "lccn"},
    NamedField{Field::Oclc, "oclc|oclc number"},
    NamedField{Field::Doi, "doi"},
    NamedField{Field::Identifiers, "identifiers"},
    NamedField{Field::ShelfMark, "call number|callnumber|shelf mark|shelfmark|shelf|signature|location"},
    NamedField{Field::Copies, "copies|quantity|number of copies|owned copies"},
};

constexpr std::array goodreads{
    NamedField{Field::TitleWithSeries, "title"},
    NamedField{Field::Authors, "author"},
    NamedField{Field::AuthorHeadings, "author l-f"},
    NamedField{Field::Contributors, "additional authors"},
    NamedField{Field::Isbn, "isbn|isbn13"},
    NamedField{Field::Publisher, "publisher"},
    NamedField{Field::Pages, "number of pages"},
    NamedField{Field::Date, "year published|original publication year"},
    NamedField{Field::Subjects, "bookshelves"},
    NamedField{Field::MarkedNotes, "my review"},
    NamedField{Field::Notes, "private notes"},
};

constexpr std::array libraryThing{
    NamedField{Field::Title, "title"},
    NamedField{Field::SortCharacter, "sort character"},
    NamedField{Field::AuthorHeadings, "primary author"},
    NamedField{Field::Contributors, "secondary author"},
    NamedField{Field::Publication, "publication"},
    NamedField{Field::Date, "date"},
    NamedField{Field::Notes, "review|comment|private comment|comments"},
    NamedField{Field::Extent, "physical description"},
    NamedField{Field::Pages, "page count"},
    NamedField{Field::Lccn, "lccn"},
    NamedField{Field::Oclc, "oclc"},
    NamedField{Field::Subjects, "tags"},
    NamedField{Field::Language, "languages"},
    NamedField{Field::Isbn, "isbn|isbns"},
    NamedField{Field::Issn, "issn"},
    NamedField{Field::ShelfMark, "other call number|call number|lc classification"},
    NamedField{Field::Copies, "copies"},
};

constexpr std::array calibre{
    NamedField{Field::Title, "title"},
    NamedField{Field::SortTitle, "title sort"},
    NamedField{Field::Authors, "authors"},
    NamedField{Field::AuthorHeadings, "author sort"},
    NamedField{Field::MarkedNotes, "comments"},
    NamedField{Field::Isbn, "isbn"},
    NamedField{Field::Identifiers, "identifiers"},
    NamedField{Field::Language, "languages"},
    NamedField{Field::Date, "pubdate"},
    NamedField{Field::Publisher, "publisher"},
    NamedField{Field::Series, "series"},
    NamedField{Field::SeriesNumber, "series index"},
    NamedField{Field::Subjects, "tags"},
};

constexpr std::array zotero{
    NamedField{Field::Title, "title"},
    NamedField{Field::Date, "date|publication year"},
    NamedField{Field::AuthorHeadings, "author"},
    NamedField{Field::Editors, "editor"},
    NamedField{Field::Translators, "translator"},
    NamedField{Field::Contributors, "contributor"},
    NamedField{Field::Isbn, "isbn"},
    NamedField{Field::Issn, "issn"},
    NamedField{Field::Doi, "doi"},
    NamedField{Field::Notes, "abstract note|extra"},
    NamedField{Field::MarkedNotes, "notes"},
    NamedField{Field::Pages, "num pages"},
    NamedField{Field::Series, "series"},
    NamedField{Field::SeriesNumber, "series number"},
    NamedField{Field::Publisher, "publisher"},
    NamedField{Field::Place, "place"},
    NamedField{Field::Language, "language"},
    NamedField{Field::ShelfMark, "call number"},
    NamedField{Field::Edition, "edition"},
    NamedField{Field::Subjects, "manual tags|automatic tags"},
};

//! The columns of its tables, and fields of MARC as its reports name them ("245$a").
constexpr std::array koha{
    NamedField{Field::Title, "title|245$a|245a|245 a"},
    NamedField{Field::Subtitle, "subtitle|245$b|245b|245 b"},
    NamedField{Field::AuthorHeadings, "author|100$a|100a|100 a"},
    NamedField{Field::Contributors, "700$a|700a|700 a"},
    NamedField{Field::Isbn, "isbn|020$a|020a|020 a"},
    NamedField{Field::Issn, "issn|022$a|022a|022 a"},
    NamedField{Field::Lccn, "lccn|010$a|010a|010 a"},
    NamedField{Field::Publisher, "publishercode|publisher|260$b|264$b|260b|264b|260 b|264 b"},
    NamedField{Field::Place, "place|260$a|264$a|260a|264a|260 a|264 a"},
    NamedField{Field::Date, "publicationyear|copyrightdate|260$c|264$c|260c|264c|260 c|264 c"},
    NamedField{Field::Edition, "editionstatement|250$a|250a|250 a"},
    NamedField{Field::Series, "seriestitle|collectiontitle|490$a|490a|490 a"},
    NamedField{Field::SeriesNumber, "collectionvolume|volume|490$v|490v|490 v"},
    NamedField{Field::Extent, "pages|300$a|300a|300 a"},
    NamedField{Field::Subjects, "650$a|650a|650 a"},
    NamedField{Field::Notes, "notes|abstract|500$a|520$a|500a|520a|500 a|520 a"},
    NamedField{Field::Language, "language|041$a|041a|041 a"},
    NamedField{Field::ShelfMark, "itemcallnumber|952$o|952o|952 o"},
};

Names ownNames()
{
    Names names;
    for (const OwnColumn &column : ownColumns())
        names.insert(QString::fromLatin1(column.name).toLower(), column.field);
    return names;
}

} // namespace

Field fieldNamed(const QString &name, Preset preset)
{
    static const QHash<Preset, Names> names{
        {Preset::General, namesOf(general)},     {Preset::Catalpa, ownNames()},
        {Preset::Goodreads, namesOf(goodreads)}, {Preset::LibraryThing, namesOf(libraryThing)},
        {Preset::Calibre, namesOf(calibre)},     {Preset::Zotero, namesOf(zotero)},
        {Preset::Koha, namesOf(koha)},
    };
    const Field field = names.value(preset).value(name, Field::None);
    return field == Field::None && preset == Preset::General ? fieldByForeignWord(name) : field;
}

QString separatorOf(Field field, Preset preset)
{
    static const QMap<std::pair<Preset, Field>, QString> special{
        {{Preset::Calibre, Field::Authors}, u" & "_s},
        {{Preset::Calibre, Field::AuthorHeadings}, u" & "_s},
        {{Preset::Goodreads, Field::Contributors}, u","_s},
        {{Preset::LibraryThing, Field::Contributors}, u"|"_s},
        {{Preset::Koha, Field::Contributors}, u"|"_s},
        {{Preset::Goodreads, Field::Subjects}, u","_s},
        {{Preset::LibraryThing, Field::Subjects}, u","_s},
        {{Preset::Calibre, Field::Subjects}, u","_s},
        {{Preset::Koha, Field::Subjects}, u"|"_s},
        {{Preset::LibraryThing, Field::Isbn}, u","_s},
        {{Preset::Koha, Field::Isbn}, u"|"_s},
        {{Preset::Zotero, Field::Isbn}, u" "_s},
        {{Preset::Catalpa, Field::Notes}, u";"_s},
        {{Preset::Catalpa, Field::Language}, QString()},
    };
    static const QHash<Field, QString> usual{
        {Field::Authors, u";"_s},      {Field::AuthorHeadings, u";"_s},
        {Field::People, u";"_s},       {Field::Editors, u";"_s},
        {Field::Translators, u";"_s},  {Field::Illustrators, u";"_s},
        {Field::Contributors, u";"_s}, {Field::Subjects, u";"_s},
        {Field::Isbn, u";"_s},         {Field::Issn, u";"_s},
        {Field::Lccn, u";"_s},         {Field::Oclc, u";"_s},
        {Field::Doi, u";"_s},          {Field::OtherIdentifiers, u";"_s},
        {Field::Identifiers, u","_s},  {Field::Language, u","_s},
        {Field::OtherNames, u";"_s},   {Field::AuthorIdentifiers, u";"_s},
    };
    return special.value({preset, field}, usual.value(field));
}

const QList<OwnColumn> &ownColumns()
{
    static const QList<OwnColumn> columns{
        {"Title", Field::Title},
        {"Subtitle", Field::Subtitle},
        {"Sort title", Field::SortTitle},
        {"People", Field::People},
        {"Language", Field::Language},
        {"Date", Field::Date},
        {"Publisher", Field::Publisher},
        {"Place", Field::Place},
        {"Edition", Field::Edition},
        {"Series", Field::Series},
        {"Series number", Field::SeriesNumber},
        {"Extent", Field::Extent},
        {"Subjects", Field::Subjects},
        {"Notes", Field::Notes},
        {"ISBN", Field::Isbn},
        {"ISSN", Field::Issn},
        {"LCCN", Field::Lccn},
        {"OCLC", Field::Oclc},
        {"DOI", Field::Doi},
        {"Other identifiers", Field::OtherIdentifiers},
        {"Shelf mark", Field::ShelfMark},
        {"Copies", Field::Copies},
        {"Country", Field::Country},
        {"Biography", Field::Biography},
        {"Sort name", Field::SortName},
        {"Other names", Field::OtherNames},
        {"Author identifiers", Field::AuthorIdentifiers},
    };
    return columns;
}

} // namespace catalpa::exchange
