// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "largelibrary.h"

#include "migrate/history/bundle.h"
#include "migrate/pgschemahistory.h"

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

using namespace catalpa::migrate;

struct Words {
    const char *name;
    QString words; //!< Separated by '|'; an empty one is as good as any.
};

const Words lists[] = {
    {"<givenNames>",
     u"Søren|Karel|Astrid|Émile|Zoë|François|Jürgen|Łukasz|Ōe|Åsa|Mary|John|William|Elizabeth|Charles|Anna|George|"
     "Virginia|Thomas|Jane|Robert|Emily|Henry|Charlotte|James|Margaret|Edward|Alice|Arthur|Dorothy|Samuel|Agatha|"
     "Joseph|Selma|Hans|Ingeborg|Günter|Christa|Jorge|Gabriela|Miguel|Isabel|Italo|Natalia|Giovanni|Elsa|"
     "Fernando|Clarice|Machado|José|Wisława|Czesław|Olga|Bolesław|Milan|Božena|Jaroslav|Ivo|Danilo|Dubravka|Imre|"
     "Magda|Sándor|Ágnes|Mihail|Herta|Halldór|Sigrid|Knut|Henrik|Tove|Aino|Mika|Frans|Hella|Louis|Cees|Naguib|"
     "Assia|Chinua|Wole|Buchi|Nadine|Doris|Rabindranath|Arundhati|Salman|Anita"_s},
    {"<initials>", u"| A.| B.| C. S.| D.| E.| F. M.| G.| H.| J. R. R.| K.| L.| M.| P.| R.| T.| V.| W.|||||||"_s},
    {"<familyNames>",
     u"Kierkegaard|Čapek|Lindgren|Zola|Brontë|Böll|Wałęsa|O'Brien|O'Connor|D'Annunzio|Smith|Jones|Müller|Núñez|"
     "García Márquez|de Beauvoir|van der Berg|von Goethe|Le Guin|Saint-Exupéry|Ångström|Ørsted|Ibáñez|Szymborska|"
     "Miłosz|Němcová|Hašek|Kiš|Ugrešić|Kertész|Szabó|Márai|Heller|Sebastian|Müller-Lüdenscheidt|Laxness|Undset|"
     "Hamsun|Ibsen|Ditlevsen|Jansson|Kallas|Waltari|Haasse|Couperus|Nooteboom|Mahfouz|Djebar|Achebe|Soyinka|"
     "Emecheta|Gordimer|Lessing|Tagore|Roy|Rushdie|Desai|Woolf|Hardy|Austen|Burns|Dickinson|James|Wharton|"
     "Carroll|Doyle|Sayers|Beckett|Christie|Conrad|Lagerlöf|Fallada|Bachmann|Grass|Wolf|Borges|Mistral|Cervantes|"
     "Allende|Calvino|Ginzburg|Boccaccio|Morante|Pessoa|Lispector|Saramago|Tolkien|Lewis|Orwell|Huxley|Shelley|"
     "Stoker|Wells|Verne|Hugo|Balzac|Flaubert|Proust|Camus|Sartre|Gide|Colette|Duras|Sand|Stendhal|Dumas|"
     "Rabelais|Molière|Racine|Voltaire"_s},
    {"<russianGiven>", u"Антон |Лев |Фёдор |Анна |Николай |Мария |Иван |Ольга |Сергей |Татьяна "_s},
    {"<russianFamily>", u"Чехов|Толстой|Достоевский|Ахматова|Гоголь|Цветаева|Тургенев|Бунин|Лесков|Соловьёв|Ковалёв"_s},
    {"<easternFamily>", u"夏目|紫|芥川|太宰|川端|三島|森|樋口|宮沢|谷崎|李|王|張|劉"_s},
    {"<easternGiven>", u"漱石|式部|竜之介|治|康成|由紀夫|鴎外|一葉|賢治|潤一郎|白|維|九齢|禹錫"_s},
    {"<trades>", u"Novelist|Poet|Essayist|Playwright|Historian|Translator|Naturalist|Critic|Journalist|Philosopher"_s},
    {"<cities>",
     u"Copenhagen|Prague|Stockholm|Paris|København|Göteborg|Zürich|São Paulo|Łódź|Reykjavík|Dublin|Lisbon|"
     "Buenos Aires|Kolkata|Lagos|Cairo"_s},
    {"<subjects>", u"the sea|the mountains|exile|childhood|war and peace|love|the city|machines|faith|old age"_s},
    {"<countries>", u"DK|CZ|SE|FR|GB|US|DE|PL|JP|RU|IE|PT|AR|IN|NG|EG"_s},
    {"<articles>", u"The |A |||||Das |Der |La |Le |L'|Les |El |Una |Het |¿|«"_s},
    {"<things>",
     u"Adventures|Life|Story|History|Book|Tales|Mystery|Romance|Secret|Voyage|Memoirs|Letters|Essays|Legend|Song|"
     "Shadow|House|Garden|Winter|River|Été|Naïveté|Geschichte|Königin|Märchen|Smørrebrød|Straße|Ængelen|Cœur|Niña"_s},
    {"<joints>", u" of the | of | and the | in | without | beyond the | under the | von | de la | et | och | y "_s},
    {"<places>",
     u"Sea|World|King|Night|Empire|Mountains|London|Paris|Lost Children|Stranger|Machine|Island|Forest|Stars|"
     "Æther|Zürich|Nürnberg|São Paulo|Łódź|Reykjavík|Dragon|Clockmaker|Librarian|Fjord|Señora|Garçon|Café|Wolves|"
     "Bees|Archive"_s},
    {"<endings>", u"|||||, Volume |, Vol. |: A Novel |, Part |: Essays "_s},
    {"<russianFirst>", u"Вишнёвый |Тихий |Белый |Чёрный |Старый |Последний |Зимний "_s},
    {"<russianSecond>", u"сад |Дон |снег |вечер |дом |человек |путь "_s},
    {"<easternFirst>", u"源氏|心|羅生門|雪国|銀河|金閣|細雪|山月|春|秋"_s},
    {"<easternSecond>", u"物語|抄|記|集|伝|詩|鉄道の夜|の歌"_s},
};

const auto authorsSql = uR"sql(
INSERT INTO public.authors (name, bio, country, created_at)
SELECT CASE n % 25
           WHEN 0 THEN <russianGiven> || <russianFamily>
           WHEN 1 THEN <easternFamily> || <easternGiven>
           ELSE <givenNames> || <initials> || ' ' || <familyNames>
       END,
       CASE WHEN n % 5 < 3 THEN (1500 + n % 480) || '–' || (1545 + n % 480) || '. ' || <trades> || ' from '
           || <cities> || '; wrote of ' || <subjects> || '.' END,
       CASE WHEN n % 3 > 0 THEN <countries> END,
       timestamp '2020-01-01' + n * interval '7 seconds'
  FROM generate_series(1, @authors) n)sql"_s;

const auto booksSql = uR"sql(
INSERT INTO public.books (title, author_id, created_at)
SELECT CASE n % 40
           WHEN 0 THEN <russianFirst> || <russianSecond> || n % 977
           WHEN 1 THEN <easternFirst> || <easternSecond> || n % 977
           ELSE <articles> || <things> || <joints> || <places> || <endings>
               || CASE WHEN n % 3 = 0 THEN ' ' || n % 9973 ELSE '' END
       END,
       1 + (hashint8extended(n, 99) & 2147483647) % @authors,
       timestamp '2021-01-01' + n * interval '7 seconds'
  FROM generate_series(1, @books) n)sql"_s;

//! Each list becomes a word of it that hangs together with the row's number and with nothing else; the array is a
//! constant to the planner.
QString withWords(QString sql)
{
    for (std::size_t list = 0; list < std::size(lists); ++list) {
        QString words = lists[list].words;
        const auto count = words.count(u'|') + 1;
        sql.replace(QLatin1String(lists[list].name),
                    u"(string_to_array('%1', '|'))[1 + (hashint8extended(n, %2) & 2147483647) % %3]"_s.arg(
                        words.replace(u'\'', u"''"_s), QString::number(list), QString::number(count)));
    }
    return sql;
}

void apply(const ConnectionAddress &address, const MigrationSelection &selection)
{
    PgSchemaHistory history(address);
    auto future = history.apply(selection, {});
    future.waitForFinished();
    const auto report = future.result();
    if (!report || report->failure)
        qFatal("The migrations could not be applied");
}

} // namespace

void fillShelvesFor(qint64 books, const TestServer &server, const ConnectionAddress &address)
{
    QString sql = authorsSql + u';' + booksSql;
    sql.replace("@authors"_L1, QString::number(std::max<qint64>(1, books / 5)));
    sql.replace("@books"_L1, QString::number(books));
    // Every book has an author by its making; to ask for each of them takes longer than all the rest.
    server.sql(address, u"SET session_replication_role = replica;"_s + withWords(sql));
    server.sql(address, u"VACUUM ANALYZE"_s);
}

ConnectionAddress largeLibrary(qint64 books, TestServer &server)
{
    const ConnectionAddress address = server.createDatabase();
    apply(address, {MigrationSelection::Extent::UpTo, bundledMigrations()->first().migrations.last().key()});
    fillShelvesFor(books, server, address);
    server.sql(address, u"ALTER DATABASE %1 SET maintenance_work_mem = '1GB'"_s.arg(address.database));
    apply(address, {});
    server.sql(address, u"ALTER DATABASE %1 RESET maintenance_work_mem"_s.arg(address.database));
    server.sql(address, u"VACUUM ANALYZE"_s);
    return address;
}

} // namespace catalpa::test
