// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/launchrequest.h"
#include "core/search/searchpattern.h"
#include "core/search/searchquery.h"
#include "db/address/addressreader.h"
#include "db/address/dotenv.h"
#include "fuzztarget.h"
#include "prisma/datamodel/datamodelreader.h"
#include "prisma/schema/calculation.h"
#include "prisma/sql/script.h"
#include "serve/http/hostrule.h"
#include "serve/http/negotiation.h"
#include "serve/routes/cursor.h"
#include "serve/routes/route.h"

#include <array>

namespace catalpa::fuzz {
namespace {

void search(const QByteArray &input)
{
    const QString typed = QString::fromUtf8(input);
    const QDate today(2026, 2, 3);
    for (const SearchScope scope : {SearchScope::Authors, SearchScope::Books}) {
        const SearchQuery query = parseSearch(typed, scope, today);
        require(query.terms.size() <= mostSearchTerms, "a search has a bounded number of terms");
        for (const SearchTerm &term : query.terms) {
            if (term.kind == SearchTerm::Kind::Words)
                require(!patternsOf(term).contains(QString()), "no pattern finds everything");
        }
        qsizetype before = 0;
        for (const TextRange &range : matchesIn(typed, query.terms)) {
            require(range.start >= before && range.length >= 0 && range.start + range.length <= typed.size(),
                    "marks are in order and within the text");
            before = range.start + range.length;
        }
    }
}

void address(const QByteArray &input)
{
    const auto read = db::readAddress(QString::fromUtf8(input));
    if (!read)
        return require(!read.error().message.isEmpty(), "a refusal says why");
    const auto again = db::readAddress(read->withPassword());
    require(again && *again == *read, "an address that is written is read again as it was");
    require(read->withoutPassword() == again->withoutPassword(), "what is stored does not change");
}

void dotenv(const QByteArray &input)
{
    const auto read = db::readDotenv(input, QStringLiteral("DATABASE_URL"));
    require(read || !read.error().message.isEmpty(), "a refusal says why");
}

void launchRequest(const QByteArray &input)
{
    const auto read = app::launchRequestFrom(input);
    if (!read)
        return;
    const auto again = app::launchRequestFrom(app::messageFor(*read));
    require(again && *again == *read, "a request that is written is read again as it was");
}

//! The first line is a target, the rest stands in all headers.
void webRequest(const QByteArray &input)
{
    const QByteArray header = input.mid(input.indexOf('\n') + 1);
    const serve::Request request{"GET", input.left(input.indexOf('\n')), header, header, header, header};
    const serve::Routed routed = serve::route(request);
    if (const auto *response = std::get_if<serve::Response>(&routed))
        require(response->status < 500 && !response->contentType.isEmpty(), "what is refused is the client's fault");
    else
        require(!std::get<serve::Question>(routed).key.isEmpty(), "a question has a key");
    (void)serve::acceptsGzip(header);
    (void)serve::matches(header, "W/\"a\"");
    (void)serve::HostRule().allows(header);
    if (const auto place = serve::Cursor::from(QString::fromUtf8(header))) {
        const auto again = serve::Cursor::from(QString::fromLatin1(serve::cursorOf(place->key, "a list")));
        require(again && again->key == place->key && again->isOf("a list"), "a place is found again");
    }
}

void prismaSchema(const QByteArray &input)
{
    const auto read = prisma::readDatamodel({{QStringLiteral("schema.prisma"), QString::fromUtf8(input)}});
    if (!read)
        return require(!read.error().message.isEmpty(), "a refusal says why");
    const prisma::Database tables = prisma::databaseFor(*read);
    require(prisma::scriptBetween(tables, tables).isEmpty(), "a schema does not differ from itself");
}

constexpr std::array targets{
    FuzzTarget{"search", search},         FuzzTarget{"address", address},
    FuzzTarget{"dotenv", dotenv},         FuzzTarget{"launchrequest", launchRequest},
    FuzzTarget{"webrequest", webRequest}, FuzzTarget{"prisma", prismaSchema},
};

} // namespace

std::span<const FuzzTarget> textTargets()
{
    return targets;
}

} // namespace catalpa::fuzz
