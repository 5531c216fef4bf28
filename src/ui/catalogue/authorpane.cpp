// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/authorpane.h"

#include "core/records/country.h"
#include "models/booksmodel.h"
#include "ui/catalogue/countries/countryquestion.h"
#include "ui/catalogue/details/codeline.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text/softbreaks.h"
#include "ui/widgets/theme.h"
#include "ui_authorpane.h"
#include "wording/celltext.h"
#include "wording/countryname.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int fewestBooks = 7; // Lines that stay however long the form is.
constexpr qsizetype veryLong = 20'000; // Characters.

} // namespace

AuthorPane::AuthorPane(AuthorStore &authors, BookStore &books, Outbox &outbox,
                       const CatalogueCapabilities &capabilities, QWidget *parent)
    : RecordForm(outbox, capabilities.canEdit, parent)
    , m_ui(std::make_unique<Ui::AuthorPane>())
    , m_books(new BooksModel(books, outbox, capabilities, this))
    , m_hasCountry(capabilities.hasCountry)
    , m_hasSortKeys(capabilities.hasSortKeys)
{
    m_ui->setupUi(this);
    setUpFields(capabilities);
    if (capabilities.hasDetails) {
        const bool mayChange = capabilities.mayChange(recordField(AuthorField::Born));
        showDetails(new DetailRows(authorGroups(), *m_ui->fields, m_ui->bioEdit, mayChange),
                    [&authors](Id<Author> id) { return authors.author(id); });
    }
    setUpBooks();
    connect(&outbox, &Outbox::authorSaved, this, &AuthorPane::takeSaved);
    show(std::nullopt);
}

AuthorPane::~AuthorPane() = default;

void AuthorPane::setUpFields(const CatalogueCapabilities &capabilities)
{
    setUp({m_ui->rows, m_ui->heading, m_ui->summary, m_ui->complaint, m_ui->saveButton, m_ui->revertButton},
          {m_ui->nameEdit, m_ui->sortNameEdit, m_ui->countryEdit});
    m_ui->bioEdit->setFixedHeight(fontMetrics().lineSpacing() * 6);
    m_ui->nameEdit->setReadOnly(!capabilities.mayChange(RecordField::Name));
    m_ui->sortNameEdit->setReadOnly(!capabilities.mayChange(RecordField::SortName));
    m_ui->countryEdit->setReadOnly(!capabilities.mayChange(RecordField::Country));
    m_ui->bioEdit->setReadOnly(!capabilities.mayChange(RecordField::Biography));
    connect(m_ui->bioEdit, &QPlainTextEdit::textChanged, this, &AuthorPane::takeTyping);
    // Queued: who goes on to another author is asked when that is shown.
    connect(m_ui->countryEdit, &QLineEdit::editingFinished, this, &AuthorPane::askAboutCountry, Qt::QueuedConnection);
}

void AuthorPane::setUpBooks()
{
    theme::makeSection(m_ui->booksHeading);
    m_ui->newBookButton->setIcon(icon(u"add"_s));
    announcement::holdList(*m_ui->booksView->parentWidget());
    m_ui->booksView->setCatalogModel(m_books);
    m_ui->booksView->setMinimumHeight(fewestBooks * fontMetrics().lineSpacing());
    const int title = m_books->sectionOf(BooksModel::Title);
    for (int section = 0; section < m_books->columnCount(); ++section)
        m_ui->booksView->setColumnHidden(section, section != title);
    m_ui->booksView->horizontalHeader()->hide();
    m_ui->booksView->horizontalHeader()->setSectionResizeMode(title, QHeaderView::Stretch);
    m_ui->booksView->emptyState()->tell(tr("No books yet"), tr("Books by this author appear here."));

    connect(m_ui->newBookButton, &QToolButton::clicked, this, &AuthorPane::newBookRequested);
    connect(m_ui->booksView, &CatalogueView::opened, this,
            [this] { Q_EMIT bookOpened(m_ui->booksView->currentRecord()); });
    connect(m_books, &BooksModel::counted, this, &AuthorPane::countBooks);
    connect(m_books, &BooksModel::rowsRemoved, this, &AuthorPane::countBooks);
}

CatalogueView *AuthorPane::list() const
{
    return m_ui->booksView;
}

void AuthorPane::countBooks()
{
    m_ui->booksHeading->setText(m_books->isCounted() ? tr("Books (%1)").arg(QLocale().toString(m_books->rowCount()))
                                                     : tr("Books"));
}

void AuthorPane::refreshBooks()
{
    if (record())
        m_books->refresh();
}

void AuthorPane::arrange()
{
    const bool isShown = record().has_value();
    m_ui->newBookButton->setVisible(isShown && canEdit());
    m_ui->fields->setRowVisible(m_ui->countryEdit, isShown && m_hasCountry);
    m_ui->fields->setRowVisible(m_ui->sortNameEdit, isShown && m_hasSortKeys);
    showDoubted();
    const auto before = std::exchange(m_booksOf, isShown ? record()->id : Id<Author>());
    if (!isShown || m_booksOf == before)
        return;
    m_asked.clear();
    m_kept.clear();
    m_ui->booksHeading->setText(tr("Books"));
    m_ui->booksView->emptyState()->hide(); // It spoke of another author.
    m_books->setAuthor(m_booksOf);
}

void AuthorPane::fill()
{
    const Author author = record().value_or(Author());
    m_ui->heading->setText(author.name.left(200));
    QStringList summary;
    if (author.country)
        summary += countryName(*author.country);
    if (author.createdAt.isValid())
        summary += tr("added %1").arg(cellText(author.createdAt));
    m_ui->summary->setText(summary.join(u" · "_s));
    m_ui->summary->setToolTip(fullInstant(author.createdAt));
    setLine(m_ui->nameEdit, author.name);
    setLine(m_ui->sortNameEdit, author.sortName.value_or(QString()));
    setLine(m_ui->countryEdit, author.country.value_or(QString()));
    m_ui->bioEdit->setPlainText(withSoftBreaks(author.bio.value_or(QString())));
    m_filledBio = m_ui->bioEdit->toPlainText();
}

//! What is typed in the fields of one line.
AuthorEdit AuthorPane::typedLines(const Author &recorded) const
{
    AuthorEdit edit{.id = recorded.id, .name = changeTo(m_ui->nameEdit->text(), recorded.name)};
    if (m_hasSortKeys)
        edit.sortName = changeTo(m_ui->sortNameEdit->text(), recorded.sortName);
    if (m_hasCountry)
        edit.country = countryChange(m_ui->countryEdit->text(), recorded.country);
    return edit;
}

//! To compare and tidy a very long biography takes longer than a letter may take.
bool AuthorPane::isTyped(const Author &recorded) const
{
    if (m_filledBio.size() < veryLong)
        return !typed(recorded).isEmpty();
    return m_ui->bioEdit->document()->isModified() || !typedLines(recorded).isEmpty();
}

AuthorEdit AuthorPane::typed(const Author &recorded) const
{
    AuthorEdit edit = typedLines(recorded);
    if (const QString bio = m_ui->bioEdit->toPlainText(); bio != m_filledBio)
        edit.bio = changeTo(withoutSoftBreaks(bio), recorded.bio, Lines::Many);
    return edit;
}

void AuthorPane::takeDoubts(AuthorEdit &edit)
{
    if (!asks() || !edit.country || edit.country->to.value_or(QString()) == m_kept)
        return;
    const auto change = edit.country;
    if (const auto text = takeDoubtfulCountry(edit)) {
        m_asked = *text;
        Q_EMIT countryDoubted({.id = edit.id, .country = change, .label = edit.label});
    }
}

//! As soon as the field is left; what is typed stays there while the question is open.
void AuthorPane::askAboutCountry()
{
    if (!isLeftForButton() && countryFrom(m_ui->countryEdit->text()) != m_asked)
        doubtCountry();
}

void AuthorPane::doubtCountry()
{
    if (!record() || !m_hasCountry)
        return;
    const auto change = countryChange(m_ui->countryEdit->text(), record()->country);
    if (!change || !isUnknownCountry(change->to) || *change->to == m_kept)
        return;
    m_asked = *change->to;
    Q_EMIT countryDoubted({.id = record()->id, .country = change, .label = record()->name});
}

bool AuthorPane::keepCountry(const AuthorEdit &edit)
{
    const bool isHere =
        record() && record()->id == edit.id && countryFrom(m_ui->countryEdit->text()) == edit.country->to;
    if (isHere)
        m_kept = *edit.country->to;
    return isHere;
}

void AuthorPane::changeCountry(Id<Author> id, const QString &typed)
{
    m_doubtedOf = id;
    m_doubted = typed;
    showDoubted();
}

void AuthorPane::showDoubted()
{
    if (!m_doubtedOf || !record() || record()->id != m_doubtedOf)
        return;
    m_doubtedOf = {};
    m_ui->countryEdit->setText(m_doubted);
    m_ui->countryEdit->setModified(true);
    m_ui->countryEdit->setFocus(Qt::OtherFocusReason);
    m_ui->countryEdit->selectAll();
    updateButtons();
}

} // namespace catalpa::ui
