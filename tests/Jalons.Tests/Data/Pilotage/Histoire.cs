using FsCheck;
using FsCheck.Fluent;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.RendezVous;

namespace Jalons.Tests.Data.Pilotage;

/// <summary>What a flow says of a household, or an agent does for a person. Everything happens on a day; the order of the story is that of the days.</summary>
internal abstract record Fait(DateOnly Jour);

/// <summary>A flow, monthly or daily, with the pictures it holds.</summary>
internal sealed record Envoi(DateOnly Jour, bool Mensuel, DateOnly Mois, IReadOnlyList<Image> Images) : Fait(Jour);

/// <summary>A household in a flow: state of the right, place, and for the claimant and the partner whether they are there and bound.</summary>
internal sealed record Image(int Foyer, int Etat, int Commune, (bool Present, bool Soumis)[] Adultes);

/// <summary>An orientation is pronounced.</summary>
internal sealed record Orienter(DateOnly Jour, int Foyer, int Adulte, CategorieOrganisme Categorie, TypeParcours Type, bool AvecReferent) : Fait(Jour);

/// <summary>A contract is written and signed by both on the same day, for so many months from so many days later.</summary>
internal sealed record Contracter(DateOnly Jour, int Foyer, int Adulte, int DansJours, int Mois) : Fait(Jour);

/// <summary>The contract in force ends that day.</summary>
internal sealed record Rompre(DateOnly Jour, int Foyer, int Adulte) : Fait(Jour);

/// <summary>A rendez-vous is set for a later day; what comes of it is written down that later day, or never.</summary>
internal sealed record Fixer(DateOnly Jour, int Foyer, int Adulte, int DansJours, MotifRendezVous Motif, StatutRendezVous Issue) : Fait(Jour);

/// <summary>Households as they were born.</summary>
internal sealed record FoyerFictif(DateOnly Demande, (DateOnly Naissance, int? Sexe)[] Adultes);

/// <summary>A made-up département from January 2025 on: some households, monthly and daily flows, acts between them.</summary>
internal sealed record Histoire(IReadOnlyList<FoyerFictif> Foyers, IReadOnlyList<Fait> Faits, IReadOnlyList<DateOnly> Dates)
{
    public const int Mois = 5;

    /// <summary>Places: two in an EPCI, one in another, one outside any EPCI, one that is not known, one elsewhere.</summary>
    public static readonly string[] Communes = ["001", "002", "003", "004", "999", "ailleurs"];

    private static readonly DateOnly Debut = new(2025, 1, 1);
    private static readonly CategorieOrganisme[] Categories = [CategorieOrganisme.FranceTravail, CategorieOrganisme.ServiceDepartement, CategorieOrganisme.Iae];
    private static readonly StatutRendezVous[] Issues =
        [StatutRendezVous.Honore, StatutRendezVous.Honore, StatutRendezVous.Excuse, StatutRendezVous.Absent, StatutRendezVous.Prevu, StatutRendezVous.AnnuleParService, StatutRendezVous.AnnuleParPersonne, StatutRendezVous.Reporte];

    private static readonly Gen<FoyerFictif> UnFoyer =
        from demande in Gen.Choose(0, 2600)
        from naissances in Gen.Choose(0, 20_000).ListOf(2)
        from sexes in Gen.Elements<int?>(1, 2, 2).ListOf(2)
        select new FoyerFictif(Debut.AddDays(-demande), [.. naissances.Zip(sexes, (n, s) => (new DateOnly(1955, 2, 1).AddDays(n), s))]);

    private static Gen<Image> UneImage(int foyer) =>
        from etat in Gen.Elements(2, 2, 2, 2, 3, 4, 5)
        from commune in Gen.Choose(0, Communes.Length - 1)
        from conjoint in Gen.Elements(true, true, false)
        from soumis in Gen.Elements(true, true, true, false).ListOf(2)
        select new Image(foyer, etat, commune, [(true, soumis[0]), (conjoint, soumis[1])]);

    /// <summary>
    /// A monthly flow holds everybody, a daily one a few households. None comes between the end of a month and its monthly flow: what it tells first
    /// counts from its own day, although the monthly flow tells it again of the end of the month (docs/adr/0010).
    /// </summary>
    private static Gen<Envoi> UnMensuel(int mois, int foyers) =>
        from images in Gen.CollectToList(Enumerable.Range(0, foyers), UneImage)
        select new Envoi(Debut.AddMonths(mois + 1).AddDays(3), true, Debut.AddMonths(mois), images);

    private static Gen<Envoi> UnQuotidien(int foyers) =>
        from mois in Gen.Choose(1, Mois - 1)
        from jour in Gen.Choose(4, 27)
        from vus in Gen.SubListOf(Enumerable.Range(0, foyers))
        from images in Gen.CollectToList(vus, UneImage)
        let le = Debut.AddMonths(mois).AddDays(jour)
        select new Envoi(le, false, new DateOnly(le.Year, le.Month, 1), images);

    private static Gen<Fait> UnActe(int foyers) =>
        from jour in Gen.Choose(35, (30 * Mois) + 25)
        from foyer in Gen.Choose(0, foyers - 1)
        from adulte in Gen.Choose(0, 1)
        from fait in Gen.OneOf<Fait>(
            from c in Gen.Elements(Categories)
            from t in Gen.Elements(Enum.GetValues<TypeParcours>())
            from r in Gen.Elements(true, true, false)
            select (Fait)new Orienter(Debut.AddDays(jour), foyer, adulte, c, t, r),
            from d in Gen.Choose(0, 20)
            from m in Gen.Choose(2, 8)
            select (Fait)new Contracter(Debut.AddDays(jour), foyer, adulte, d, m),
            Gen.Constant((Fait)new Rompre(Debut.AddDays(jour), foyer, adulte)),
            from d in Gen.Choose(1, 25)
            from p in Gen.Elements(MotifRendezVous.PremierAccompagnement, MotifRendezVous.PremierAccompagnement, MotifRendezVous.Suivi)
            from i in Gen.Elements(Issues)
            select (Fait)new Fixer(Debut.AddDays(jour), foyer, adulte, d, p, i))
        select fait;

    /// <summary>Orientations come early and for most, or nothing would follow.</summary>
    public static readonly Gen<Histoire> Une =
        from foyers in UnFoyer.ListOf(4)
        from mensuels in Gen.CollectToList(Enumerable.Range(0, Mois), m => UnMensuel(m, foyers.Count))
        from quotidiens in UnQuotidien(foyers.Count).ListOf(2)
        from actes in UnActe(foyers.Count).ListOf(26)
        from dates in Gen.Choose(36, (30 * Mois) + 30).ListOf(2)
        select new Histoire(
            [.. foyers],
            [.. mensuels.Concat<Fait>(quotidiens).Concat(actes).OrderBy(f => f.Jour).ThenBy(f => f is Envoi ? 0 : 1)],
            [.. Enumerable.Range(1, Mois - 1).Select(m => Debut.AddMonths(m + 1).AddDays(-1)).Concat(dates.Select(d => Debut.AddDays(d))).Distinct().Order()]);

    public override string ToString() => string.Join('\n', Faits.Select(f => f switch
    {
        Envoi e => $"{e.Jour:yyyy-MM-dd} {(e.Mensuel ? "mensuel" : "quotidien")} " + string.Join(" | ", e.Images.Select(i => $"{i.Foyer}: {i.Etat} {Communes[i.Commune]} {string.Join(' ', i.Adultes.Select(a => a.Present ? a.Soumis ? "1" : "0" : "-"))}")),
        _ => f.ToString(),
    }).Prepend(string.Join(" ; ", Foyers.Select(f => $"{f.Demande:yyyy-MM-dd} {string.Join(' ', f.Adultes.Select(a => $"{a.Naissance:yyyy-MM-dd}/{a.Sexe}"))}"))).Append(string.Join(' ', Dates)));
}
