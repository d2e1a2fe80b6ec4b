namespace Jalons.Flux.Generation;

/// <summary>Somebody known who claims again, written with a slip and without social security number: a person who may be one with another.</summary>
internal static class Sosies
{
    /// <summary>The identity of <paramref name="connu"/> with a slip, in the situation of <paramref name="demandeur"/>.</summary>
    public static PersonneGeneree De(PersonneGeneree connu, PersonneGeneree demandeur, ref Alea alea)
    {
        var inversee = connu.Naissance.Day <= 12 && connu.Naissance.Day != connu.Naissance.Month && alea.Chance(50);
        return new PersonneGeneree
        {
            Femme = connu.Femme,
            Nom = connu.Nom,
            NomNaissance = connu.NomNaissance,
            Prenom = inversee ? connu.Prenom : Doubler(connu.Prenom),
            Naissance = inversee ? new DateOnly(connu.Naissance.Year, connu.Naissance.Day, connu.Naissance.Month) : connu.Naissance,
            LieuNaissance = connu.LieuNaissance,
            Role = demandeur.Role,
            Depuis = demandeur.Depuis,
            Soumis = demandeur.Soumis,
            Entree = demandeur.Entree,
            Activite = demandeur.Activite,
            ActiviteDepuis = demandeur.ActiviteDepuis,
            Revenu = demandeur.Revenu,
        };
    }

    /// <summary>A letter typed twice.</summary>
    private static string Doubler(string prenom) => prenom.Length < 3 ? prenom + prenom[^1] : prenom[..3] + prenom[2..];
}
