// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/columnwords.h"

#include <QtCore/QHash>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! Words with bars between them; a word that means two things is that of the more usual one.
struct Words {
    Field field;
    const char *words;
};

constexpr std::array all{
    Words{Field::Title,
          "titel|tittel|nimi|teos|buchtitel|haupttitel|titre|titre du livre|título|titulo|titolo|tytuł|tytuł "
          "książki|název|název knihy|"
          "nazev|titul|название|название "
          "книги|заглавие|наименование|标题|標題|书名|書名|题名|題名|タイトル|本のタイトル"},
    Words{Field::Subtitle,
          "untertitel|sous-titre|sous titre|subtítulo|subtitulo|sottotitolo|ondertitel|podtytuł|podtitul|podnázev|"
          "подзаголовок|副标题|副標題|副题名|副題|サブタイトル"},
    Words{Field::SortTitle, "sortiertitel|titre de tri"},
    Words{Field::Authors,
          "författare|forfatter|forfattere|kirjailija|tekijä|autor|autoren|autor in|autor "
          "en|autorin|verfasser|verfasserin|verfasser in|auteur|auteurs|auteur s|autor es|"
          "autores|autora|autor a|autore|autori|schrijver|schrijvers|autorzy|autor ka|spisovatel|автор|авторы|писатель|"
          "作者|著者|著者名|作家|著作者|责任者|責任者"},
    Words{Field::Editors,
          "herausgeber|herausgeberin|hrsg|curatore|curatori|a cura "
          "di|redaktor|redaktorzy|редактор|编者|編者|主编|編集者"},
    Words{Field::Translators,
          "översättare|oversætter|oversetter|kääntäjä|übersetzer|übersetzerin|übersetzung|traducteur|traductrice|"
          "traductor|traductora|traduttore|traduttrice|"
          "tradutor|tradutora|vertaler|tłumacz|překladatel|překlad|переводчик|перевод|译者|譯者|訳者|翻訳者"},
    Words{Field::Illustrators,
          "illustratorin|illustrateur|illustratrice|ilustrador|ilustradora|illustratore|ilustrator|ilustrátor|"
          "иллюстратор|художник|イラストレーター|插图作者"},
    Words{Field::Contributors, "mitwirkende|weitere autoren|autres auteurs|otros autores|altri autori|outros autores"},
    Words{Field::Country, "land|pays|país|pais|paese|nazione|kraj|země|zeme|страна|国家|國家|国"},
    Words{Field::Biography, "biographie|biografie|biografía|biografia|życiorys|životopis|биография"},
    Words{Field::Language,
          "språk|sprog|kieli|sprache|sprachen|langue|langues|idioma|idiomas|lengua|lingua|língua|taal|język|jezyk|"
          "jazyk|язык|语言|語言|"
          "语种|"
          "言語"},
    Words{Field::Date,
          "år|utgivningsår|udgivelsesår|utgivelsesår|vuosi|jahr|erscheinungsjahr|erscheinungsdatum|"
          "veröffentlichungsjahr|datum|année|annee|date de parution|"
          "date de publication|année de publication|année de parution|año|fecha|año de publicación|"
          "fecha de publicación|año de edición|anno|anno di pubblicazione|data di pubblicazione|ano|data|"
          "ano de publicação|data de publicação|jaar|jaar van uitgave|publicatiejaar|rok|rok wydania|rok vydání|год|"
          "год издания|год выпуска|年|出版年|出版年份|出版日期|出版时间|出版時間|発行年|出版年月|発行日|刊行年"},
    Words{Field::Publisher,
          "förlag|forlag|kustantaja|verlag|éditeur|editeur|maison d édition|editorial|editore|casa "
          "editrice|editora|uitgever|uitgeverij|"
          "wydawnictwo|wydawca|nakladatelství|nakladatel|vydavatel|vydavatelství|издательство|издатель|出版社|出版者"},
    Words{Field::Place,
          "ort|erscheinungsort|verlagsort|lieu|lieu de publication|lieu d édition|lugar|lugar de publicación|"
          "lugar de edición|luogo|luogo di pubblicazione|local|local de publicação|cidade|ciudad|plaats|"
          "plaats van uitgave|miejsce|miejsce wydania|místo|místo vydání|место|место "
          "издания|город|出版地|出版地点|発行地"},
    Words{Field::Edition,
          "upplaga|udgave|utgave|auflage|ausgabe|édition|edición|edizione|edição|uitgave|druk|wydanie|vydání|издание|"
          "版本|版次|版"},
    Words{Field::Series,
          "reihe|schriftenreihe|serie|série|colección|collana|coleção|reeks|seria|edice|řada|серия|丛书|叢書|系列|"
          "シリーズ"},
    Words{Field::SeriesNumber, "band|bandnummer|bandzählung|tome|tomo|deel|tom|svazek|díl|том|卷|巻|巻数"},
    Words{Field::Pages,
          "sidor|sider|antal sidor|sivut|seiten|seitenzahl|nombre de pages|páginas|número de páginas|pagine|numero di "
          "pagine|pagina s|"
          "aantal pagina s|strony|liczba stron|strany|stran|počet stran|страниц|страницы|количество страниц|页数|頁數|"
          "ページ数|頁数"},
    Words{Field::Extent, "umfang|omvang|objętość|rozsah|объем|объём"},
    Words{Field::Subjects,
          "schlagwörter|schlagworte|schlagwort|stichwörter|stichworte|thema|themen|mots-clés|mots clés|sujets|sujet|"
          "matières|materias|temas|tema|palabras clave|etiquetas|género|soggetti|soggetto|argomenti|argomento|"
          "parole chiave|genere|assuntos|assunto|palavras-chave|trefwoorden|onderwerpen|onderwerp|hasła|"
          "słowa kluczowe|tematy|gatunek|klíčová slova|předmět|témata|žánr|ключевые слова|тема|темы|жанр|主题|主題|"
          "关键词|關鍵詞|キーワード|分类|分類|件名|ジャンル"},
    Words{Field::Notes,
          "notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|beschreibung|kommentar|remarque|remarques|"
          "commentaire|commentaires|résumé|notas|nota|descripción|comentarios|descrizione|commenti|descrição|"
          "comentários|opmerking|opmerkingen|notities|beschrijving|uwagi|notatki|opis|poznámka|poznámky|popis|"
          "примечание|примечания|описание|аннотация|备注|備註|描述|简介|備考|メモ|説明|内容紹介"},
    Words{Field::ShelfMark,
          "standort|cote|signatura|ubicación|collocazione|segnatura|cota|signatuur|sygnatura|signatur|шифр|索书号|"
          "索書號|請求記号"},
    Words{Field::Copies,
          "anzahl|exemplare|exemplaires|ejemplares|copie|exemplares|aantal|egzemplarze|počet výtisků|экземпляры|"
          "количество|册数|冊數|冊数"},
};

} // namespace

Field fieldByForeignWord(const QString &name)
{
    static const QHash<QString, Field> fields = [] {
        QHash<QString, Field> found;
        for (const Words &entry : all) {
            for (const QString &word : QString::fromUtf8(entry.words).split(u'|'))
                found.insert(word, entry.field);
        }
        return found;
    }();
    return fields.value(name, Field::None);
}

} // namespace catalpa::exchange
