// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/authorpane.h"

#include "core/records/validation.h"
#include "models/booksmodel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"
#include "ui_authorpane.h"
#include "wording/celltext.h"
#include "wording/countryname.h"

#include <QtCore/QLocale>
#include <QtGui/QShortcut>
#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

AuthorPane::AuthorPane(BookStore &books, Outbox &outbox, const CatalogueCapabilities &capabilities, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AuthorPane>())
    , m_outbox(outbox)
    , m_books(new BooksModel(books, outbox, capabilities, this))
    , m_canEdit(capabilities.canEdit)
    , m_hasCountry(capabilities.hasCountry)
    , m_hasSortKeys(capabilities.hasSortKeys)
{
    m_ui->setupUi(this);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 3 * step, 4 * step, 3 * step);
    m_ui->rows->setSpacing(2 * step);
    theme::makeTitle(m_ui->heading);
    m_ui->summary->setForegroundRole(QPalette::PlaceholderText);
    theme::makeSection(m_ui->booksHeading);
    m_ui->complaint->setForegroundRole(QPalette::BrightText);
    m_ui->newBookButton->setIcon(icon(u"add"_s));
    m_ui->newBookButton->setVisible(m_canEdit);
    m_ui->bioEdit->setFixedHeight(fontMetrics().lineSpacing() * 6);
    m_ui->fields->setRowVisible(m_ui->countryEdit, m_hasCountry);
    for (QLineEdit *edit : {m_ui->nameEdit, m_ui->sortNameEdit, m_ui->countryEdit})
        edit->setReadOnly(!m_canEdit);
    m_ui->bioEdit->setReadOnly(!m_canEdit);

    m_ui->booksView->setCatalogModel(m_books);
    const int title = m_books->sectionOf(BooksModel::Title);
    for (int section = 0; section < m_books->columnCount(); ++section)
        m_ui->booksView->setColumnHidden(section, section != title);
    m_ui->booksView->horizontalHeader()->hide();
    m_ui->booksView->horizontalHeader()->setSectionResizeMode(title, QHeaderView::Stretch);
    m_ui->booksView->emptyState()->tell(tr("No books yet"), tr("Books by this author appear here."));

    for (QLineEdit *edit : {m_ui->nameEdit, m_ui->sortNameEdit, m_ui->countryEdit}) {
        connect(edit, &QLineEdit::textEdited, this, &AuthorPane::updateButtons);
        connect(edit, &QLineEdit::returnPressed, this, &AuthorPane::save);
    }
    connect(m_ui->bioEdit, &QPlainTextEdit::textChanged, this, &AuthorPane::updateButtons);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &AuthorPane::save);
    connect(m_ui->revertButton, &QPushButton::clicked, this, &AuthorPane::fill);
    connect(m_ui->newBookButton, &QToolButton::clicked, this, &AuthorPane::newBookRequested);
    connect(m_ui->booksView, &CatalogueView::opened, this,
            [this] { Q_EMIT bookOpened(m_ui->booksView->currentRecord()); });
    const auto countBooks = [this] {
        m_ui->booksHeading->setText(m_books->isCounted() ? tr("Books (%1)").arg(QLocale().toString(m_books->rowCount()))
                                                         : tr("Books"));
    };
    connect(m_books, &BooksModel::counted, this, countBooks);
    connect(m_books, &BooksModel::rowsRemoved, this, countBooks);
    connect(&outbox, &Outbox::authorSaved, this, &AuthorPane::takeSaved);
    show(std::nullopt);
}

AuthorPane::~AuthorPane() = default;

void AuthorPane::show(const std::optional<Author> &author)
{
    const bool same = m_author && author && m_author->id == author->id;
    if (same && isEdited())
        return; // What is being typed stays.
    if (!same && isEdited() && !save())
        Q_EMIT notKept(m_ui->complaint->text());
    m_author = author;
    fill();
    if (author && !same) {
        m_ui->booksHeading->setText(tr("Books"));
        m_ui->booksView->emptyState()->hide(); // It spoke of another author.
        m_books->setAuthor(author->id);
    }
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        child->setVisible(author.has_value());
    m_ui->newBookButton->setVisible(author && m_canEdit);
    m_ui->saveButton->setVisible(author && m_canEdit);
    m_ui->revertButton->setVisible(author && m_canEdit);
    m_ui->fields->setRowVisible(m_ui->countryEdit, author && m_hasCountry);
    m_ui->fields->setRowVisible(m_ui->sortNameEdit, author && m_hasSortKeys);
    if (m_ui->complaint->text().isEmpty())
        m_ui->complaint->hide();
}

void AuthorPane::refreshBooks()
{
    if (m_author)
        m_books->refresh();
}

void AuthorPane::focusName()
{
    m_ui->nameEdit->setFocus(Qt::OtherFocusReason);
    m_ui->nameEdit->selectAll();
}

//! The fields as the author is recorded.
void AuthorPane::fill()
{
    const Author author = m_author.value_or(Author());
    m_ui->heading->setText(author.name.left(200));
    QStringList summary;
    if (author.country)
        summary += countryName(*author.country);
    if (author.createdAt.isValid())
        summary += tr("added %1").arg(cellText(author.createdAt));
    m_ui->summary->setText(summary.join(u" · "_s));
    m_ui->summary->setToolTip(fullInstant(author.createdAt));
    m_ui->nameEdit->setText(author.name);
    m_ui->nameEdit->setCursorPosition(0);
    m_ui->sortNameEdit->setText(author.sortName.value_or(QString()));
    m_ui->sortNameEdit->setCursorPosition(0);
    m_ui->countryEdit->setText(author.country.value_or(QString()));
    m_ui->bioEdit->setPlainText(author.bio.value_or(QString()));
    printError({});
    updateButtons();
}

AuthorEdit AuthorPane::typed() const
{
    if (!m_author)
        return {};
    AuthorEdit edit{.id = m_author->id, .name = {}, .bio = {}, .country = {}};
    const auto sortName = tidiedOptional(m_ui->sortNameEdit->text());
    if (m_hasSortKeys && sortName != tidiedOptional(m_author->sortName.value_or(QString())))
        edit.sortName = {m_author->sortName, sortName};
    const QString name = tidied(m_ui->nameEdit->text());
    const auto country = tidiedOptional(m_ui->countryEdit->text());
    const auto bio = tidiedOptional(m_ui->bioEdit->toPlainText());
    if (name != tidied(m_author->name))
        edit.name = {m_author->name, name};
    if (m_hasCountry && country != tidiedOptional(m_author->country.value_or(QString())))
        edit.country = {m_author->country, country};
    if (bio != tidiedOptional(m_author->bio.value_or(QString())))
        edit.bio = {m_author->bio, bio};
    return edit;
}

bool AuthorPane::save()
{
    const AuthorEdit edit = typed();
    if (edit.isEmpty())
        return true;
    const auto valid =
        (edit.name ? checkName(edit.name->to) : Result<>())
            .and_then([&] { return edit.sortName ? checkName(edit.sortName->to.value_or(u"-"_s)) : Result<>(); })
            .and_then([&] { return edit.bio ? checkBio(edit.bio->to) : Result<>(); })
            .and_then([&] { return edit.country ? checkCountry(edit.country->to) : Result<>(); });
    if (!valid) {
        printError(valid.error().message);
        return false;
    }
    m_author = applied(edit, *m_author);
    fill();
    m_outbox.submit(edit);
    return true;
}

void AuthorPane::updateButtons()
{
    const bool edited = isEdited();
    m_ui->saveButton->setEnabled(edited);
    m_ui->revertButton->setEnabled(edited);
    if (!m_ui->complaint->text().isEmpty())
        printError({});
}

void AuthorPane::printError(const QString &sentence)
{
    m_ui->complaint->setText(sentence);
    m_ui->complaint->setVisible(!sentence.isEmpty());
}

void AuthorPane::takeSaved(const Author &author)
{
    if (m_author && m_author->id == author.id)
        show(m_outbox.withEdits(author));
}

} // namespace catalpa::ui
