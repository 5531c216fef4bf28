// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bookpane.h"

#include "ui/catalogue/authorpicker.h"
#include "ui/widgets/icon.h"
#include "ui_bookpane.h"
#include "wording/celltext.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {

BookPane::BookPane(AuthorStore &authors, BookStore &books, Outbox &outbox, const CatalogueCapabilities &capabilities,
                   QWidget *parent)
    : RecordForm(outbox, capabilities.canEdit, parent)
    , m_ui(std::make_unique<Ui::BookPane>())
    , m_author(new AuthorPicker(authors))
    , m_hasSortKeys(capabilities.hasSortKeys)
{
    m_ui->setupUi(this);
    setUp({m_ui->rows, m_ui->heading, m_ui->summary, m_ui->complaint, m_ui->saveButton, m_ui->revertButton},
          {m_ui->titleEdit, m_ui->sortTitleEdit});
    m_ui->showAuthorButton->setIcon(icon(u"authors"_s));
    m_ui->fields->setWidget(1, QFormLayout::FieldRole, m_author);
    m_ui->authorLabel->setBuddy(m_author);
    m_ui->titleEdit->setReadOnly(!capabilities.mayChange(RecordField::Title));
    m_ui->sortTitleEdit->setReadOnly(!capabilities.mayChange(RecordField::SortTitle));
    m_author->setReadOnly(!capabilities.mayChange(RecordField::Author));
    setTabOrder(m_ui->titleEdit, m_author);
    setTabOrder(m_author, m_ui->sortTitleEdit);
    if (capabilities.hasDetails) {
        const bool mayChange = capabilities.mayChange(recordField(BookField::Subjects));
        showDetails(new DetailRows(bookGroups(), *m_ui->fields, m_ui->sortTitleEdit, mayChange),
                    [&books](Id<Book> id) { return books.book(id); });
    }

    connect(m_author, &AuthorPicker::picked, this, &BookPane::takeTyping);
    connect(m_author, &AuthorPicker::unpicked, this, &BookPane::takeTyping);
    connect(m_ui->showAuthorButton, &QToolButton::clicked, this,
            [this] { Q_EMIT authorOpened(record() ? record()->authorId.value : 0); });
    connect(&outbox, &Outbox::bookSaved, this, &BookPane::takeSaved);
    show(std::nullopt);
}

BookPane::~BookPane() = default;

void BookPane::arrange()
{
    m_ui->fields->setRowVisible(m_ui->sortTitleEdit, record() && m_hasSortKeys);
}

void BookPane::fill()
{
    const Book book = record().value_or(Book());
    m_ui->heading->setText(book.title.left(300));
    m_ui->summary->setText(tr("%1 · added %2").arg(book.authorName.left(100), cellText(book.createdAt)));
    m_ui->summary->setToolTip(fullInstant(book.createdAt));
    setLine(m_ui->titleEdit, book.title);
    setLine(m_ui->sortTitleEdit, book.sortTitle.value_or(QString()));
    Author author;
    author.id = book.authorId;
    author.name = book.authorName;
    m_author->setAuthor(book.authorId ? std::optional(author) : std::nullopt);
}

BookEdit BookPane::typed(const Book &recorded) const
{
    BookEdit edit{.id = recorded.id, .title = changeTo(m_ui->titleEdit->text(), recorded.title)};
    if (m_hasSortKeys)
        edit.sortTitle = changeTo(m_ui->sortTitleEdit->text(), recorded.sortTitle);
    if (const auto author = m_author->author(); author && author->id != recorded.authorId) {
        edit.author = {recorded.authorId, author->id};
        edit.authorNames = {recorded.authorName, author->name};
    }
    return edit;
}

QString BookPane::whyIncomplete() const
{
    if (m_author->author())
        return {};
    return tr("Choose an author from the list. To add one, press Ctrl+N among the authors.");
}

} // namespace catalpa::ui
