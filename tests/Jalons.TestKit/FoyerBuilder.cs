using System.Collections.Immutable;

namespace Jalons.TestKit;

/// <summary>One household of a flow, <c>InfosFoyerRSA</c>: payable right and no one in it unless said otherwise.</summary>
public sealed partial record FoyerBuilder
{
    private FoyerBuilder()
    {
    }

    private string? NumeroDemande { get; init; }

    private string? Compte { get; init; } = "0712345";

    private (string Genre, string Numero) OrganismePayeur { get; init; } = ("CAF", "551");

    private string? Destinataire { get; init; }

    private DateOnly? DateDemande { get; init; } = new DateOnly(2023, 4, 6);

    private string? EtatDossier { get; init; } = "2";

    private ImmutableList<(string Bloc, string Motif, DateOnly Depuis)> Motifs { get; init; } = [];

    private (string Code, DateOnly Depuis) Famille { get; init; } = ("CEL", new DateOnly(2015, 1, 1));

    private ImmutableList<AdresseEcrite> Adresses { get; init; } = [AdresseEcrite.Courante("12", "RUE", "DES CLAIRES", "55000", "55029", "BAR LE DUC", new DateOnly(2020, 3, 1))];

    private ImmutableList<(string Code, DateOnly Du, DateOnly? Au)> Natures { get; init; } = [];

    private decimal? MontantDroit { get; init; } = 559.42m;

    private int? EnfantsACharge { get; init; }

    private bool SansDomicile { get; init; }

    private ImmutableList<(decimal Montant, DateOnly Du, DateOnly? Au)> Reductions { get; init; } = [];

    private ImmutableList<(string Fait, DateOnly Le, TimeOnly Heure)> Evenements { get; init; } = [];

    private ImmutableList<string> Anomalies { get; init; } = [];

    private DateOnly? ArriveePar { get; init; }

    private DateOnly? DepartPar { get; init; }

    /// <summary>The members.</summary>
    public ImmutableList<PersonneBuilder> Personnes { get; private init; } = [];

    /// <summary>NUMDEMRSA; null when it is left out.</summary>
    public string? Numero => NumeroDemande;

    /// <summary>A household with its claim number.</summary>
    public static FoyerBuilder Nouveau(string? numero) => new() { NumeroDemande = numero };

    /// <summary>Changes NUMDEMRSA; null leaves it out.</summary>
    public FoyerBuilder DeNumero(string? numero) => this with { NumeroDemande = numero };

    /// <summary>Changes MATRICULE; null leaves it out.</summary>
    public FoyerBuilder Matricule(string? matricule) => this with { Compte = matricule };

    /// <summary>Changes the payer: FONORG and NUMORG.</summary>
    public FoyerBuilder Organisme(string genre, string numero) => this with { OrganismePayeur = (genre, numero) };

    /// <summary>Changes IDEPARTE, on three positions.</summary>
    public FoyerBuilder Pour(string partenaire) => this with { Destinataire = partenaire };

    /// <summary>Changes DTDEMRSA; null leaves it out.</summary>
    public FoyerBuilder DemandeDu(DateOnly? jour) => this with { DateDemande = jour };

    /// <summary>Adds members.</summary>
    public FoyerBuilder Avec(params IEnumerable<PersonneBuilder> personnes) => this with { Personnes = Personnes.AddRange(personnes) };

    /// <summary>Takes a member out, by rank from 0.</summary>
    public FoyerBuilder Sans(int rang) => this with { Personnes = Personnes.RemoveAt(rang) };

    /// <summary>Changes a member, by rank from 0.</summary>
    public FoyerBuilder Changer(int rang, Func<PersonneBuilder, PersonneBuilder> changement) =>
        this with { Personnes = Personnes.SetItem(rang, changement(Personnes[rang])) };

    /// <summary>Replaces all members.</summary>
    public FoyerBuilder Compose(params IEnumerable<PersonneBuilder> personnes) => this with { Personnes = [.. personnes] };

    /// <summary>ETATDOSRSA as given, without reason.</summary>
    public FoyerBuilder Etat(string? etat) => this with { EtatDossier = etat, Motifs = [] };

    /// <summary>State 2: open and payable.</summary>
    public FoyerBuilder Ouvert() => Etat("2");

    /// <summary>State 1: refused.</summary>
    public FoyerBuilder Refuse(string motif, DateOnly le) => Etat("1").AvecMotif("Refus", motif, le);

    /// <summary>State 3: open, right suspended.</summary>
    public FoyerBuilder DroitSuspendu(string motif, DateOnly depuis) => Etat("3").AvecMotif("SuspensionDroit", motif, depuis);

    /// <summary>State 4: open, payment suspended.</summary>
    public FoyerBuilder VersementSuspendu(string motif, DateOnly depuis) => Etat("4").AvecMotif("SuspensionVersement", motif, depuis);

    /// <summary>State 5: closed.</summary>
    public FoyerBuilder Clos(string motif, DateOnly le) => Etat("5").AvecMotif("FinDroit", motif, le);

    /// <summary>State 6: closed in an earlier month.</summary>
    public FoyerBuilder ClosAnterieur(string motif, DateOnly le) => Etat("6").AvecMotif("FinDroitMoisAnterieur", motif, le);

    /// <summary>Adds a reason without changing the state: <c>SuspensionVersement</c> <c>CG</c> with state 2, for example.</summary>
    public FoyerBuilder AvecMotif(string bloc, string motif, DateOnly depuis) => this with { Motifs = Motifs.Add((bloc, motif, depuis)) };

    /// <summary>SITFAM and DDSITFAM.</summary>
    public FoyerBuilder Situation(string code, DateOnly depuis) => this with { Famille = (code, depuis) };

    /// <summary>Current address in France.</summary>
    public FoyerBuilder Adresse(string numero, string typeVoie, string voie, string codePostal, string codeCommune, string commune, DateOnly? depuis) =>
        this with { Adresses = [AdresseEcrite.Courante(numero, typeVoie, voie, codePostal, codeCommune, commune, depuis)] };

    /// <summary>Moves: the present address becomes the former one (rank 2).</summary>
    public FoyerBuilder Demenage(string numero, string typeVoie, string voie, string codePostal, string codeCommune, string commune, DateOnly? depuis) =>
        this with { Adresses = [AdresseEcrite.Courante(numero, typeVoie, voie, codePostal, codeCommune, commune, depuis), Adresses[0] with { Rang = 2 }] };

    /// <summary>Leaves addresses out.</summary>
    public FoyerBuilder SansAdresse() => this with { Adresses = [] };

    /// <summary>Adds a benefit nature: NATPF, DDNATDRO, DFNATDRO.</summary>
    public FoyerBuilder Nature(string code, DateOnly du, DateOnly? au = null) => this with { Natures = Natures.Add((code, du, au)) };

    /// <summary>MTTOTDRORSA; null leaves the amounts out.</summary>
    public FoyerBuilder Montant(decimal? montant) => this with { MontantDroit = montant };

    /// <summary>NBENFAUTCHA.</summary>
    public FoyerBuilder ACharge(int nombre) => this with { EnfantsACharge = nombre };

    /// <summary>TOPSANSDOMFIXE.</summary>
    public FoyerBuilder SansDomicileFixe() => this with { SansDomicile = true };

    /// <summary>A reduction asked by the département.</summary>
    public FoyerBuilder Reduction(decimal montant, DateOnly du, DateOnly? au = null) => this with { Reductions = Reductions.Add((montant, du, au)) };

    /// <summary>An event: FG, DTLIQ, HEULIQ.</summary>
    public FoyerBuilder Evenement(string fait, DateOnly le, TimeOnly? heure = null) =>
        this with { Evenements = Evenements.Add((fait, le, heure ?? new TimeOnly(9, 41, 12))) };

    /// <summary>LIBANO: the household comes from an anomaly flow.</summary>
    public FoyerBuilder Anomalie(string libelle) => this with { Anomalies = Anomalies.Add(libelle) };

    /// <summary>Arrived by transfer from another payer (DDARRMUT).</summary>
    public FoyerBuilder ArriveDe(DateOnly le) => this with { ArriveePar = le };

    /// <summary>Left by transfer to another payer (DDDEPAMUT).</summary>
    public FoyerBuilder PartVers(DateOnly le) => this with { DepartPar = le };

    internal void Ecrire(Ecriture x, string destinataire) => x.Bloc("InfosFoyerRSA", () =>
    {
        EcrireIdentification(x, destinataire);
        foreach (var personne in Personnes)
        {
            personne.Ecrire(x);
        }

        if (x.EstRefondu)
        {
            EcrireRefondu(x);
        }
        else
        {
            EcrireAdministratif(x);
            x.Bloc("PrestationRSA", () => EcrirePrestation(x));
            foreach (var (fait, le, heure) in Evenements)
            {
                x.Bloc("Evenement", () => x.Valeur("DTLIQ", le).Valeur("HEULIQ", heure.ToString("HH:mm:ss", null)).Valeur("FG", fait));
            }
        }

        foreach (var anomalie in Anomalies)
        {
            x.Bloc("Anomalie", () => x.Valeur("LIBANO", anomalie));
        }
    });

    private void EcrireIdentification(Ecriture x, string destinataire) => x.Bloc("IdentificationRSA", () =>
    {
        x.Bloc("Organisme", () => x.Valeur("FONORG", OrganismePayeur.Genre).Valeur("NUMORG", OrganismePayeur.Numero).Valeur("MATRICULE", Compte));
        x.Bloc("Partenaire", () => x.Valeur("TYPEPARTE", x.EstRefondu ? "CGD" : "CG").Valeur("IDEPARTE", Destinataire ?? destinataire));
        x.Bloc("DemandeRSA", () => x.Valeur("DTDEMRSA", DateDemande).Valeur("NUMDEMRSA", NumeroDemande));
        if (ArriveePar is { } arrivee)
        {
            x.Bloc("OrganismeCedant", () => x.Valeur("FONORGCEDMUT", "CAF").Valeur("NUMORGCEDMUT", "541").Valeur("DDARRMUT", arrivee));
        }

        if (DepartPar is { } depart)
        {
            x.Bloc("OrganismePrenant", () => x.Valeur("FONORGPRENMUT", "CAF").Valeur("NUMORGPRENMUT", "541").Valeur("DDDEPAMUT", depart));
        }
    });

    private void EcrireAdministratif(Ecriture x) => x.Bloc("DonneesAdministratives", () =>
    {
        x.Bloc("SituationFamille", () => x.Valeur("SITFAM", Famille.Code).Valeur("DDSITFAM", Famille.Depuis));
        foreach (var adresse in Adresses)
        {
            adresse.Ecrire(x);
        }
    });

    private void EcrirePrestation(Ecriture x)
    {
        x.Bloc("SituationDossierRSA", () =>
        {
            x.Bloc("EtatDossierRSA", () => x.Valeur("ETATDOSRSA", EtatDossier));
            foreach (var (bloc, motif, depuis) in Motifs)
            {
                x.Bloc(bloc, () => x.Valeur(ElementMotif(bloc), motif).Valeur(ElementDate(bloc), depuis));
            }
        });
        x.Bloc("DetailDroitRSA", () =>
        {
            x.Bloc("TroncCommunDroitRSA", () => x.Valeur("TOPSANSDOMFIXE", SansDomicile).Valeur("NBENFAUTCHA", EnfantsACharge).Valeur("ORIDEMRSA", "DEM"));
            if (MontantDroit is { } montant)
            {
                x.Bloc("MontantsCalculDroitRSA", () => x.Valeur("DDELECAL", DateDemande).Valeur("MTREVMINIGARARSA", 635.71m).Valeur("MTTOTDRORSA", montant));
            }

            foreach (var (code, du, au) in Natures)
            {
                x.Bloc("DetailCalculDroitRSA", () => x.Valeur("NATPF", code).Valeur("SOUSNATPF", code + "NC").Valeur("DDNATDRO", du).Valeur("DFNATDRO", au));
            }

            if (Reductions.Count > 0)
            {
                x.Bloc("AvisPCGDroitRSA", () => EcrireReductions(x));
            }
        });
    }

    private void EcrireReductions(Ecriture x)
    {
        foreach (var (montant, du, au) in Reductions)
        {
            x.Bloc("ReductionRSA", () => x.Valeur("MTREDRSA", montant).Valeur("DDREDRSA", du).Valeur("DFREDRSA", au));
        }
    }

    private static string ElementMotif(string bloc) => bloc switch
    {
        "Refus" => "MOTIREFURSA",
        "SuspensionDroit" => "MOTISUSDRORSA",
        "SuspensionVersement" => "MOTISUSVERSRSA",
        _ => "MOTICLORSA",
    };

    private static string ElementDate(string bloc) => bloc switch
    {
        "Refus" => "DTREFURSA",
        "SuspensionDroit" => "DDSUSDRORSA",
        "SuspensionVersement" => "DDSUSVERSRSA",
        _ => "DTCLORSA",
    };
}

/// <summary>An address of a household in a flow.</summary>
internal sealed record AdresseEcrite(int Rang, string Numero, string TypeVoie, string Voie, string CodePostal, string CodeCommune, string Commune, DateOnly? Depuis)
{
    public static AdresseEcrite Courante(string numero, string typeVoie, string voie, string codePostal, string codeCommune, string commune, DateOnly? depuis) =>
        new(1, numero, typeVoie, voie, codePostal, codeCommune, commune, depuis);

    public void Ecrire(Ecriture x)
    {
        if (x.EstRefonduAncien)
        {
            EcrireEnLigne(x);
        }
        else
        {
            EcrireDetaillee(x);
        }
    }

    /// <summary>The address of VRSD0101: flat, with the code of the kind of street.</summary>
    private void EcrireEnLigne(Ecriture x) => x.Bloc("Adresse", () => x
        .Valeur("RGADR", "0" + Rang)
        .Valeur("DTEMM", Depuis)
        .Valeur("NUMVOIE", Numero)
        .Valeur("TYPEVOIE", Jalons.Flux.Caf.Codes.Liste("TYPEVOIE").FirstOrDefault(t => t.Value.ToUpperInvariant() == TypeVoie).Key)
        .Valeur("NOMVOIE", Voie)
        .Valeur("NUMCOM", CodeCommune)
        .Valeur("CODEPOS", CodePostal)
        .Valeur("LOCAADR", Commune)
        .Valeur("PAYS", "FRA")
        .Valeur("TYPEADR", "D"));

    private void EcrireDetaillee(Ecriture x) => x.Bloc("Adresse", () =>
    {
        x.Bloc("TroncCommunAdresse", () => x.Valeur("RGADR", "0" + Rang).Valeur("DTEMM", Depuis).Valeur("PAYS", "FRA").Valeur("TYPEADR", "D").Valeur("ETATADR", "CO"));
        x.Bloc("AdresseDetailleeFrance", () => x
            .Valeur("COMPLIDEADR", "")
            .Valeur("COMPLADR", "")
            .Valeur("NUMVOIE", Numero)
            .Valeur("LIBTYPEVOIE", TypeVoie)
            .Valeur("NOMVOIE", Voie)
            .Valeur("LIEUDIST", "")
            .Valeur("NUMCOM", CodeCommune)
            .Valeur("CODEPOS", CodePostal)
            .Valeur("NOMCOM", Commune));
    });
}
